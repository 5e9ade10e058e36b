package io.chaoskit.cli

import io.chaoskit.internal.replay.Subject
import io.chaoskit.replay.Replay
import io.chaoskit.replay.Shrinker
import io.chaoskit.report.FailedRun

/** What fails outside of every iteration, in setup, teardown or a check at the end, is neither replayed nor shrunk, but told. */
class OutsideFailureSpec extends CliSpec {

    def "#command of a run that failed in #where says how it is repeated"() {
        given:
        report(body)

        expect:
        chaoskit(command, folder.resolve('report.json')) == 2
        err == """\
            ✗ report.json
              What went wrong: the report must have a failure in an iteration, but has only: $message.
              Try: chaoskit run shop.groovy --seed 5
            """.stripIndent()

        where:
        [command, [where, body, message]] << [['replay', 'shrink'], [
            ['setup', "setup { throw new IOException('no disk') }", 'setup failed: IOException: no disk'],
            ['its target', "", 'the target could not be made: IOException: no disk'],
            ['a check at its end', "assert successRate <= 50.percent", 'assert successRate <= 50.percent'],
        ]].combinations()
    }

    def "a failure in an iteration is taken, and the one outside only when it is named"() {
        given:
        report("assert successRate >= 95.percent\ninject error('lost') on point('call') probability 0.5\nonFailure resume\nthresholds { minSuccessRate 0 }")
        def outside = json().failures.findIndexOf { it.iteration.asInt() == 0 } + 1

        expect:
        chaoskit('replay', folder.resolve('report.json')) == 1
        chaoskit('replay', folder.resolve('report.json'), '--failure', outside) == 2
        err.contains('What went wrong: the failure must be in an iteration, but happened in none: assert successRate >= 95.percent.')
    }

    def "in Java it is an argument that cannot be"() {
        given:
        report("setup { throw new IOException('no disk') }")
        def failed = FailedRun.read(folder.resolve('report.json').text)[0]

        when:
        call(failed)

        then:
        def refused = thrown(IllegalArgumentException)
        refused.message == 'a failure must be in an iteration to be replayed, but this one is in none: setup failed: IOException: no disk; ' +
            'repeat the whole run instead'

        where:
        call << [{ Replay.of({ null }, it).build() }, { Shrinker.of({ null }, it).build() }, { Subject.of({ null }, it, 1, false) }]
    }

    private void report(String body) {
        script("""\
            scenario('orders') {
                target ${body ? '{ Chaos.apply("call") }' : 'create: { throw new IOException("no disk") }; step("order") { }'}
                repeat 10
                $body
            }""".stripIndent())
        assert chaoskit('run', folder.resolve('shop.groovy'), '--no-save', '--seed', 5, '-o', "json=$folder/report.json") == 1
    }
}
