package io.chaoskit.report.compare

import io.chaoskit.internal.report.compare.Change
import io.chaoskit.internal.report.compare.Comparison
import io.chaoskit.internal.report.compare.Finding.Subject
import io.chaoskit.report.Report
import spock.lang.Specification

/** A comparison is silent when nothing changed, and finds what did. The seed is fixed, so that it is the same each time. */
class ComparisonNoiseSpec extends Specification {

    static final List<Integer> SIZES = [200, 2_000, 10_000]
    /** The slowest tenth; their 95th percentile moves as much as they do. */
    static final double P90 = 22.3e6

    def "of 2,000 pairs of equal runs at most 1 % are told apart"() {
        given:
        def pairs = new Pairs(1)

        when:
        def alarms = (0..<2_000).collect {
            def size = SIZES[it % SIZES.size()]
            compared(pairs.run(size), pairs.run(size))
        }.count { it.findings().any { !(it.change() in [Change.SAME, Change.NEW, Change.GONE]) } }

        then:
        alarms <= 20
    }

    def "of 200 pairs with p95 10 % higher at least 95 % are found: #what"() {
        given:
        def pairs = new Pairs(2)

        when:
        def found = (1..200).count {
            def comparison = compared(pairs.run(iterations), pairs.run(iterations, slower))
            comparison.worse() && comparison.findings().any { it.subject() == subject && it.change() == Change.WORSE }
        }

        then:
        found >= 190

        where:
        what                        | iterations | slower                         | subject
        'all iterations are slower' | 2_000      | Pairs.times(1.1)               | Subject.LATENCY
        'only the slowest tenth is' | 10_000     | Pairs.aboveTimes(P90, 1.1)     | Subject.TAIL
    }

    def "a latency that changed by less than 5 % is told and does no harm"() {
        given:
        def pairs = new Pairs(3)

        when:
        def comparison = compared(pairs.run(100_000), pairs.run(100_000, Pairs.times(1.02)))

        then:
        !comparison.worse()
        with(comparison.findings().find { it.subject() == Subject.LATENCY }) {
            change() == Change.SAME
            p().asDouble < 0.001
            note().endsWith('; less than 5 % does not count')
        }
    }

    private static Comparison compared(Report a, Report b) {
        Comparison.of(a, b, Comparison.Limits.USUAL)
    }
}
