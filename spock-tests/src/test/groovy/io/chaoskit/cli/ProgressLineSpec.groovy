package io.chaoskit.cli

import io.chaoskit.run.Progress
import spock.lang.Specification

import java.time.Duration

import static java.time.Duration.ofMillis
import static java.time.Duration.ofSeconds

class ProgressLineSpec extends Specification {

    /** How many iterations there will be. */
    static final OptionalLong TOTAL = OptionalLong.of(10_000)

    def written = new ByteArrayOutputStream()

    def "off a terminal a line is told every ten seconds"() {
        given:
        def line = new ProgressLine(new PrintStream(written, true, 'UTF-8'), 0, TOTAL)

        when:
        [1, 9.9, 10.02, 15, 20.1, 70].each { line.progress(at(ofMillis((it * 1000) as long))) }
        line.clear()

        then:
        text() == '''\
            0:10  1002/10000 iterations  100/s  999 ok  3 failed  7 faults  p95 12.3ms  1:30 left
            0:20  2010/10000 iterations  100/s  2007 ok  3 failed  7 faults  p95 12.3ms  1:20 left
            1:10  7000/10000 iterations  100/s  6997 ok  3 failed  7 faults  p95 12.3ms  0:30 left
            '''.stripIndent()
    }

    def "on a terminal one line is drawn again, and taken away"() {
        given:
        def line = new ProgressLine(new PrintStream(written, true, 'UTF-8'), 120, TOTAL)

        when:
        line.progress(at(ofSeconds(25)))
        line.clear()
        line.clear()

        then:
        text() == '\r\u001B[K\u001B[?7l█████░░░░░░░░░░░░░░░  2500/10000  100/s  2497 ok  3 failed  7 faults  p95 12.3ms  1:15 left' +
            '\u001B[?7h\r\u001B[K'
    }

    def "in #columns columns the least important is left out"() {
        expect:
        new ProgressText(at(ofSeconds(25)), TOTAL).fitting(columns) == shown

        where:
        columns || shown
        199     || '██████████░░░░░░░░░░░░░░░░░░░░░░░░░░░░░░  2500/10000  100/s  2497 ok  3 failed  7 faults  p95 12.3ms  1:15 left'
        100     || '█████░░░░░░░░░░░░░░░  2500/10000  100/s  2497 ok  3 failed  7 faults  p95 12.3ms  1:15 left'
        79      || '██░░░░░░░░  2500/10000  100/s  2497 ok  3 failed  7 faults  1:15 left'
        39      || '2500/10000  3 failed  1:15 left'
        20      || '2500/10000  3 failed'
        8       || ''
    }

    def "where time ends the run its iterations are told alone"() {
        expect:
        new ProgressText(at(ofSeconds(25)), OptionalLong.empty()).fitting(79) == '██░░░░░░░░  2500 iterations  100/s  2497 ok  3 failed  7 faults  1:15 left'
    }

    def "in #columns columns a step that hangs is named"() {
        given:
        def stuck = new Progress.Stuck('place', 2, ofSeconds(83), 'acme.pool.Pool.borrow(Pool.java:40)')

        expect:
        new ProgressText(new Progress(ofSeconds(90), 58, 0, 7, ofMillis(12), 0.5, Optional.of(stuck)), OptionalLong.empty()).fitting(columns) == shown

        where:
        columns || shown
        200     || "████████████████████░░░░░░░░░░░░░░░░░░░░  58 iterations  39/min  58 ok  0 failed  7 faults  p95 12ms  1:30 left  step 'place' hangs for 1:23 at acme.pool.Pool.borrow(Pool.java:40)"
        99      || "58 iterations  0 failed  1:30 left  step 'place' hangs for 1:23 at acme.pool.Pool.borrow(Pool.java…"
        79      || "58 iterations  0 failed  step 'place' hangs for 1:23 at acme.pool.Pool.borrow(…"
        39      || "58 iterations  step 'place' hangs for …"
        12      || "step 'place…"
    }

    def "no line is longer than the terminal is wide"() {
        given:
        def stuck = Optional.of(new Progress.Stuck('place', 2, ofSeconds(83), 'acme.pool.Pool.borrow(Pool.java:40)'))
        def all = [at(ofSeconds(25)), new Progress(ofSeconds(90), Long.MAX_VALUE, 1, 7, ofMillis(12), 0.5, stuck)]

        expect:
        all.every { now -> (1..200).every { new ProgressText(now, OptionalLong.of(Long.MAX_VALUE)).fitting(it).size() <= it } }
    }

    def "the weaving of many classes is shown before the first iteration, #where"() {
        given:
        def line = new ProgressLine(new PrintStream(written, true, 'UTF-8'), columns, TOTAL)

        when:
        line.matching()
        [0, 4, 12, 21, 30].each { line.weaving(ofSeconds(it), it * 100, 4_500) }
        line.clear()

        then:
        text() == shown

        where:
        where            | columns || shown
        'off a terminal' | 0       || '0:12  weaving 1,200 of 4,500 classes\n0:30  weaving 3,000 of 4,500 classes\n'
        'on a terminal'  | 80      || ['matching pointcuts', *[0, 4, 12, 21, 30].collect { String.format(Locale.ROOT, 'weaving %,d of 4,500 classes', it * 100) }, ''].collect { "\r\u001B[K" + (it ? "\u001B[?7l$it\u001B[?7h" : '') }.join('')
    }

    def "a run whose end is not known tells no time left"() {
        given:
        def line = new ProgressLine(new PrintStream(written, true, 'UTF-8'), 0, OptionalLong.empty())

        when:
        line.progress(new Progress(ofSeconds(10), 5, 0, 0, ofMillis(1), 0, Optional.empty()))

        then:
        text() == '0:10  5 iterations  30/min  5 ok  0 failed  0 faults  p95 1ms\n'
    }

    def "one is told in the singular"() {
        given:
        def line = new ProgressLine(new PrintStream(written, true, 'UTF-8'), 0, OptionalLong.empty())

        when:
        line.progress(new Progress(ofSeconds(10), 1, 1, 1, ofMillis(1), 0, Optional.empty()))

        then:
        text() == '0:10  1 iteration  6/min  0 ok  1 failed  1 fault  p95 1ms\n'
    }

    /** A run of 100 s with 100 iterations a second. */
    private static Progress at(Duration elapsed) {
        new Progress(elapsed, elapsed.toMillis().intdiv(10), 3, 7, ofMillis(12).plusNanos(345_678), elapsed.toMillis() / 100_000, Optional.empty())
    }

    private String text() {
        written.toString('UTF-8')
    }
}
