package io.chaoskit.cli

import com.fasterxml.jackson.databind.JsonNode
import com.fasterxml.jackson.databind.ObjectMapper
import io.chaoskit.ChaosSpec
import io.chaoskit.Launch

import java.nio.file.Files
import java.nio.file.Path
import java.util.concurrent.TimeUnit

/** Events are written as JSON lines while a run goes on, and are a report when its process was killed. */
class EventsSpec extends CliSpec {

    /** The property `chaoskit.kills` has more of them tried. */
    static final int KILLS = Integer.getInteger('chaoskit.kills', 3)

    static final ObjectMapper MAPPER = new ObjectMapper()

    static final String SHAKY = '''
        scenario('orders') {
          target { Chaos.maybeError() }
          inject error('reset', 0.3) named 'lost'
          assert noPanics()
          repeat 200
          onFailure resume
          thresholds { minSuccessRate 0 }
        }
        '''

    def "a run writes its begin, what happens and its end, and all adds up"() {
        when:
        def code = chaoskit('run', script(SHAKY), '--seed', 5, '-o', "events=$folder/e.jsonl", '-o', "json=$folder/report.json")
        def lines = events('e.jsonl')

        then:
        code == 0
        out.contains('  events report  e.jsonl\n')
        lines[0].path('event').asText() == 'started'
        lines[0].path('report').path('runId') == json().path('runId')
        lines[0].path('report').path('origin').path('scriptHash').asText().length() == 64
        lines.last().path('event').asText() == 'ended'
        lines.last().path('report') == json()
        sum(lines, 'iterations') == 200
        sum(lines, 'failures') == json().path('iterations').path('failed').asInt()
        sum(lines, 'faults') == json().path('injectors')[0].path('fired').asInt()
        lines.count { it.path('event').asText() == 'fault' } + sum(lines, 'faultsUntold') == sum(lines, 'faults')
        lines.count { it.path('event').asText() == 'failure' } + sum(lines, 'failuresUntold') == sum(lines, 'failures')
    }

    def "several scenarios are in one file, each with its end"() {
        when:
        chaoskit('run', script("scenario('a') { target { } }\nscenario('b') { target { throw new IOException('gone') } }"),
            '-o', "events=$folder/e.jsonl", '-o', "json=$folder/report.json")

        then:
        events('e.jsonl').findAll { it.has('report') }*.path('event')*.asText() == ['started', 'ended', 'started', 'ended']

        when:
        def code = chaoskit('report', 'convert', folder.resolve('e.jsonl'), '-o', "json=$folder/again.json")

        then:
        code == 0
        json('again.json') == json()
    }

    /** Whatever the moment: all whole lines can be read, and no more than the last second is lost. */
    def "what was written is readable after kill -9, kill #kill"() {
        given: 'a run that tells each iteration itself, as it ends'
        def seen = folder.resolve('seen')
        def file = script("""
            def seen = new RandomAccessFile('$seen', 'rw')
            scenario('endless') {
              step('work') {
                sleep 2
                if (iteration % 10 == 0) throw new IOException('gone')
              }
              step('tell') { seen.write("\$iteration \${System.currentTimeMillis()}\\n".bytes) }
              onFailure resume
              runFor 1.h
              seed 3
              thresholds { minSuccessRate 0 }
            }""")

        when:
        def run = Launch.start([Launch.JAVA, *Launch.brief(), '-cp', Launch.classPath(), 'io.chaoskit.cli.Main', 'run', file,
            '--no-save', '-o', "events=$folder/e.jsonl"])
        ChaosSpec.eventually(120) {
            assert Files.exists(folder.resolve('e.jsonl')) && folder.resolve('e.jsonl').text.count('"activity"') > kill % 5
        }
        // Anywhere between two lines.
        run.process.waitFor(37 * kill % 500, TimeUnit.MILLISECONDS)
        run.process.destroyForcibly().waitFor()
        def code = chaoskit('report', 'convert', folder.resolve('e.jsonl'), '-o', "json=$folder/report.json", '-o', "text=$folder/report.txt")

        then:
        code == 0
        json().verdict.asText() == 'UNSTABLE'
        json().reasons*.asText().any { it ==~ /the run was cut off after .*: its process ended without a report/ }
        json().seed.asInt() == 3
        folder.resolve('report.txt').text.startsWith('UNSTABLE  endless\n')

        and: 'what it has not was done in the last second'
        def told = seen.readLines().findAll { it ==~ /\d+ \d{13}/ }
        def counted = json().iterations.passed.asLong()
        counted > 0
        long last = told.last().split(' ')[1] as long
        def lost = told.drop(counted as int)
        lost.empty || last - (lost.first().split(' ')[1] as long) <= 1_000 + stalled(told)

        where:
        kill << (1..KILLS)
    }

    /** How long the machine stood still: a line that comes late cannot tell. */
    private static long stalled(List<String> told) {
        def times = told.collect { it.split(' ')[1] as long }
        (1..<Math.max(2, times.size())).collect { times.size() > it ? times[it] - times[it - 1] : 0L }.max()
    }

    def "#what of events is told with its line"() {
        given:
        chaoskit('run', script("scenario('a') { target { } }"), '-o', "events=$folder/e.jsonl")
        def lines = folder.resolve('e.jsonl').readLines()
        folder.resolve('e.jsonl').text = change(lines).join('\n')

        when:
        def code = chaoskit('report', 'show', folder.resolve('e.jsonl'))

        then:
        code == 2
        err.startsWith("✗ e.jsonl\n  What went wrong: $told.\n")

        where:
        what              | change                                | told
        'a broken line'   | { [it[0], '{"event":', *it.drop(1)] } | 'each line of events must be JSON, but line 2 is not'
        'an unknown event' | { [it[0], '{"event":"x"}', it.last()] } | "each line of events must be an event, but line 2 is not: there is no event 'x'"
        'a missing begin' | { it.drop(1) }                        | 'each line of events must be an event, but line 1 is not: no run has begun'
    }

    def "events into a full disk stop no run"() {
        when:
        def code = chaoskit('run', script(SHAKY), '--seed', 5, '-o', 'events=/dev/full', '-o', "json=$folder/report.json")

        then:
        code == 2
        json().iterations.total.asInt() == 200
        json().verdict.asText() == 'UNSTABLE'
        err.contains('--report events=/dev/full must name a file that can be written, but IOException: No space left on device')
    }

    def "two runs do not write into one file"() {
        given: 'one that writes'
        def other = LockedFile.open(folder.resolve('e.jsonl'))
        other.write('theirs\n')
        other.flush()

        when:
        def code = chaoskit('run', script("scenario('a') { target { } }"), '-o', "events=$folder/e.jsonl")

        then:
        code == 2
        err.contains('--report events=e.jsonl must name a file that can be written, but writing it failed: another run is writing it')
        folder.resolve('e.jsonl').text == 'theirs\n'

        cleanup:
        other.close()
    }

    private List<JsonNode> events(String name) {
        folder.resolve(name).readLines().collect { MAPPER.readTree(it) }
    }

    private static long sum(List<JsonNode> lines, String field) {
        lines.findAll { it.path('event').asText() == 'activity' }.sum { it.path(field).asLong() } as long
    }
}
