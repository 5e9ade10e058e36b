package io.chaoskit.report.compare

import io.chaoskit.internal.report.compare.ExactTest
import io.chaoskit.internal.report.compare.Holm
import io.chaoskit.internal.report.compare.LogFactorial
import io.chaoskit.internal.report.compare.RankTest
import io.chaoskit.internal.report.compare.Sample
import io.chaoskit.internal.lib.hdrhistogram.Histogram
import spock.lang.Specification

/** The tests of comparisons against figures from elsewhere, and against counting all pairs and all tables. */
class StatisticsSpec extends Specification {

    def "Fisher's test of #inA in #ofA and #inB in #ofB gives #p"() {
        expect:
        near(ExactTest.p(inA, ofA, inB, ofB), p)
        near(ExactTest.p(inB, ofB, inA, ofA), p)
        near(ExactTest.p(ofA - inA, ofA, ofB - inB, ofB), p)

        where: 'as R and SciPy have it'
        inA       | ofA           | inB       | ofB           || p
        3         | 4             | 1         | 4             || 0.485714285714
        10        | 12            | 3         | 18            || 0.000536724119
        1         | 10            | 11        | 14            || 0.002759456186
        0         | 0             | 5         | 10            || 1
        0         | 1_000         | 0         | 1_000         || 1
    }

    def "Fisher's test is the sum over all tables that are as unlikely"() {
        expect:
        (0..12).every { inA -> (0..9).every { inB -> near(ExactTest.p(inA, 12, inB, 9), byTables(inA, 12, inB, 9)) } }
    }

    def "Fisher's test of large counts goes over into that of two rates"() {
        given: 'three and a half deviations'
        long all = 100_000_000
        long in1 = 1_000_000
        long in2 = in1 + (long) (3.5 * Math.sqrt(2.0d * in1 * (1 - in1 / (double) all)))

        expect:
        Math.abs(ExactTest.p(in1, all, in2, all) / 0.000465258 - 1) < 0.03
    }

    def "rejects #inA of #ofA"() {
        when:
        ExactTest.p(inA, ofA, 1, 2)

        then:
        def mistake = thrown(IllegalArgumentException)
        mistake.message == "counts must be from 0 to their samples, but were $inA of $ofA and 1 of 2"

        where:
        inA | ofA
        3   | 2
        -1  | 2
    }

    def "the rank test counts pairs, ties half"() {
        given:
        def random = new Random(seed)
        def a = (1..80).collect { (long) 100 + random.nextInt(spread) }
        def b = (1..60).collect { (long) 100 + random.nextInt(spread) + shift }

        when:
        def test = RankTest.of(Sample.of(Pairs.histogram(a)), Sample.of(Pairs.histogram(b)))

        then:
        def wins = [a, b].combinations().sum { x, y -> y > x ? 1 : y == x ? 0.5 : 0 }
        near(test.effect(), (double) (wins / (80 * 60)))
        near(test.p(), byRanks(a, b, (double) wins), 1e-6)

        where:
        [seed, spread, shift] << [[1, 2], [3, 50, 1_500], [0, 5]].combinations()
    }

    def "the rank test of what is always the same finds nothing"() {
        given:
        def same = Sample.of(Pairs.histogram([7L] * 30))

        expect:
        RankTest.of(same, same) == new RankTest(1, 0.5)
    }

    def "quantiles are those of the histogram"() {
        given:
        def histogram = Pairs.histogram(new Random(1).longs(1_000, 1, 1_000_000).toArray().toList())
        def sample = Sample.of(histogram)

        expect:
        [0.25d, 0.5d, 0.9d, 0.95d, 0.999d, 1d].every {
            Math.abs(sample.quantile(it) / histogram.getValueAtPercentile(100 * it) - 1) < 1e-3
        }
        sample.size() == 1_000
        sample.above(sample.quantile(0.95d)) <= 50
        Sample.of(new Histogram(3)).size() == 0
    }

    def "the noise of a quantile holds another one in 95 of 100 cases"() {
        given:
        def pairs = new Pairs(9)
        def samples = (1..400).collect { Sample.of(Pairs.histogram((1..1_000).collect { (long) pairs.nanos() })) }
        double middle = samples*.quantile(0.5d).sum() / samples.size()

        when:
        def within = samples.count { Math.abs(it.quantile(0.5d) - middle) <= it.noise(0.5d) * it.quantile(0.5d) }

        then:
        within in 366..394
    }

    def "Holm's correction multiplies the smallest most, and keeps the order"() {
        expect:
        Holm.corrected(given.collect { (double) it }).toList().withIndex().every { p, i -> near(p, corrected[i]) }

        where:
        given                     || corrected
        []                        || []
        [0.02]                    || [0.02]
        [0.01, 0.04, 0.03, 0.005] || [0.03, 0.06, 0.06, 0.02]
        [0.9, 0.8]                || [1, 1]
    }

    def "logarithms of factorials are exact for small and large numbers"() {
        expect:
        near(LogFactorial.of(n), log, 1e-12)

        where:
        n             || log
        0             || 0
        1             || 0
        20            || 42.3356164607534850
        255           || 1161.7121011184006
        256           || 1167.2572785628802
        1_000_000     || 12815518.384658169
    }

    private static boolean near(double is, double wanted, double off = 1e-9) {
        Math.abs(is - wanted) <= off * Math.max(1e-3, Math.abs(wanted))
    }

    private static double byTables(int inA, int ofA, int inB, int ofB) {
        def weights = (Math.max(0, inA + inB - ofB)..Math.min(ofA, inA + inB)).collectEntries { k -> [k, choose(ofA, k) * choose(ofB, inA + inB - k)] }
        def total = weights.values().sum()
        weights.values().findAll { it <= weights[inA] }.sum().doubleValue() / total.doubleValue()
    }

    private static BigInteger choose(int n, int k) {
        (0..<k).inject(1G) { product, i -> product * (n - i) / (i + 1) as BigInteger } as BigInteger
    }

    /** Mann-Whitney as textbooks have it: by ranks and groups of ties; the tail of the normal distribution by Simpson's rule. */
    private static double byRanks(List<Long> a, List<Long> b, double wins) {
        double n = a.size(), m = b.size(), all = n + m
        double ties = (double) (a + b).countBy { it }.values().sum { (double) it * it * it - it }
        double deviation = Math.sqrt(n * m / 12 * (all + 1 - ties / (all * (all - 1))))
        double z = Math.max(0, Math.abs(wins - n * m / 2) - 0.5) / deviation
        int parts = 20_000
        double h = 40 / (double) parts
        double sum = 0
        for (int i = 0; i <= parts; i++) {
            double x = z + i * h
            sum += (i == 0 || i == parts ? 1 : i % 2 ? 4 : 2) * Math.exp(-x * x / 2)
        }
        Math.min(1, 2 * sum * h / 3 / Math.sqrt(2 * Math.PI))
    }
}
