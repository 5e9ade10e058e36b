package io.chaoskit.cli

import io.chaoskit.effect.Effects
import io.chaoskit.model.Scenario
import io.chaoskit.run.ChaosRunner
import io.chaoskit.site.Sites

import java.lang.management.ManagementFactory
import java.lang.management.ThreadMXBean
import java.time.Duration
import java.util.concurrent.TimeUnit

/** Generated scripts are read, or refused with a sentence before Groovy tries for minutes. */
class LargeScriptSpec extends CliSpec {

    static final ThreadMXBean THREADS = ManagementFactory.threadMXBean

    def "a block of many statements is read"() {
        expect:
        validated("scenario('x') {\n  target([:])\n${(1..300).collect { "  inject delay(1.us) named 'i$it'" }.join('\n')}\n" +
            "  def last = 3\n${(1..70).collect { "  step('s$it') { last }" }.join('\n')}\n  repeat last\n}") == 0
    }

    def "#what is refused at its place"() {
        expect:
        validated("scenario('x') {\n  target { }\n$text\n}") == 2
        err.readLines()[0] == "✗ large.groovy:$place"
        err.contains("What went wrong: $told.\n")
        err.length() < 2_000

        where:
        what                    | place      | told
        'too many statements'   | '2002:3'   | 'a block must have at most 2000 statements, but has 2501'
        'too many lines'        | '3001:1'   | 'a script must have at most 3000 lines, but has 10003'
        'too many characters'   | '1:1'      | 'a script must have at most 200000 characters, but has 300043'
        'too long a condition'  | '3:2015'   | 'an expression must not be longer than 500 operators'
        'too many line breaks'  | '253:6'    | 'an expression must not be longer than 500 operators'
        'too deep brackets'     | '3:206'    | 'an expression must not be nested deeper than 200 brackets'
        'too many lanes'        | '3:3'      | 'lanes must be at most 1000, since each is a thread, but was 100000'
        'a long value'          | '4:3'      | "repeat must be a whole number, but was '${'y' * 119}…'"
        'a value behind a long text' | '3:2007' | 'repeat must be 1 or more, but was 0'
        text = [
            'too many statements'  : (1..2500).collect { "  lanes $it" }.join('\n'),
            'too many lines'       : (1..10_000).collect { '  inject delay(1.us)' }.join('\n'),
            'too many characters'  : "  def a = '${'y' * 300_000}'".toString(),
            'too long a condition' : '  assert ' + (['true'] * 2000).join(' || '),
            'too many line breaks' : '  assert ' + (['true'] * 2000).join(' ||\n'),
            'too deep brackets'    : "  seed${'(' * 500}5${')' * 500}".toString(),
            'too many lanes'       : '  lanes 100000',
            'a long value'         : "  def big = 'y' * 1_000_000\n  repeat big",
            'a value behind a long text' : "  def a = '${'lanes 5 ' * 249}'; repeat 0".toString()][what]
    }

    def "a file that is no script at all is refused without reading it"() {
        given:
        def file = folder.resolve('large.groovy')
        new RandomAccessFile(file.toFile(), 'rw').withCloseable { it.length = 5L << 30 }

        expect:
        chaoskit('validate', file) == 2
        err.startsWith('✗ large.groovy\n  What went wrong: a script must have at most 200000 characters, but has 5368709120 bytes.\n')
    }

    def "10,000 injectors and 10,000 steps of loops are read"() {
        given:
        def loops = '(1..10000).each { n -> inject delay(1.us) on point("p$n") }\n for (n in 1..10000) { step("s$n") { } }'

        expect:
        validated("scenario('x') {\n target([:])\n $loops\n}") == 0
    }

    def "injectors that are alike get their names in time that grows as their number"() {
        given:
        def many = Scenario.builder('x').target([:]).step('s') { }
        30_000.times { many.inject(Effects.delay(Duration.ofNanos(1))) }
        def before = THREADS.currentThreadCpuTime

        when:
        def names = many.build().injectors()*.name()

        then: 'if each name were looked for from the first on, a minute'
        THREADS.currentThreadCpuTime - before < TimeUnit.SECONDS.toNanos(10)
        names.toSet().size() == 30_000
        names[0..2] == ['delay(1ns)', 'delay(1ns) #2', 'delay(1ns) #3']
        names.last() == 'delay(1ns) #30000'
    }

    def "a run with 20,000 injectors is prepared and reported in time that grows as their number"() {
        given:
        def many = Scenario.builder('x').target([:])
        def delay = Effects.delay(Duration.ofNanos(1))
        20_000.times {
            many.step("s$it", { }).inject(delay.on(Sites.point("p$it")))
        }
        def scenario = many.build()
        def before = THREADS.currentThreadCpuTime

        when:
        def report = ChaosRunner.builder().build().run(scenario)

        then: 'if all were looked through for each one, more than a minute'
        THREADS.currentThreadCpuTime - before < TimeUnit.SECONDS.toNanos(10)
        report.injectors().size() == 20_000
    }

    def "a name that is given is not given again"() {
        when:
        def names = ['delay(1ns) #2', '', '', ''].inject(Scenario.builder('x').target([:]).step('s') { }) { all, name ->
            def delay = Effects.delay(Duration.ofNanos(1))
            all.inject(name ? delay.on(Sites.maybeDelay()).withName(name) : delay.on(Sites.maybeDelay()))
        }.build().injectors()*.name()

        then:
        names == ['delay(1ns) #2', 'delay(1ns)', 'delay(1ns) #3', 'delay(1ns) #4']
    }

    private int validated(String text) {
        chaoskit('validate', script(text, 'large.groovy'))
    }
}
