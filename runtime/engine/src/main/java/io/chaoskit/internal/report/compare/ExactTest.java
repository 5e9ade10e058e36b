package io.chaoskit.internal.report.compare;

import java.util.function.LongPredicate;

/**
 * Fisher's exact test: how likely two samples with the same rate differ at least as much as these. The rates may be small and the samples
 * of any size, up to about a billion; the work grows with the square root of the counts.
 */
final class ExactTest {

    /** Probabilities that are equal may differ in the last digits. */
    private static final double SAME = 1e-7;

    private static final double NEGLIGIBLE = 1e-13;

    private final long inA;
    private final long ofA;
    private final long ofB;
    private final long inBoth;
    private final long least;
    private final long most;

    private ExactTest(long inA, long ofA, long inB, long ofB) {
        this.inA = inA;
        this.ofA = ofA;
        this.ofB = ofB;
        this.inBoth = inA + inB;
        this.least = Math.max(0, inBoth - ofB);
        this.most = Math.min(inBoth, ofA);
    }

    /**
     * The two-sided test.
     *
     * @param inA how many of A have it
     * @param ofA the size of A
     * @param inB how many of B have it
     * @param ofB the size of B
     * @return the probability, 0 to 1; 1 when a sample is empty
     * @throws IllegalArgumentException if a count is negative, or more than its sample
     */
    static double p(long inA, long ofA, long inB, long ofB) {
        if (inA < 0 || inB < 0 || inA > ofA || inB > ofB) {
            throw new IllegalArgumentException("counts must be from 0 to their samples, but were " + inA + " of " + ofA
                    + " and " + inB + " of " + ofB);
        }
        return new ExactTest(inA, ofA, inB, ofB).twoSided();
    }

    /** All tables that are as unlikely as this one, or more: the ends of a distribution with one top. */
    private double twoSided() {
        double limit = log(inA) + SAME;
        LongPredicate rare = k -> log(k) <= limit;
        long top = Math.max(least, Math.min(most, (long) ((inBoth + 1.0) * (ofA + 1.0) / (ofA + ofB + 2.0))));
        if (rare.test(top)) {
            return 1;
        }
        double below = rare.test(least) ? down(last(rare, least, top)) : 0;
        double above = rare.test(most) ? up(first(rare, top, most)) : 0;
        return Math.min(1, below + above);
    }

    /** The last one that is rare, between one that is and one that is not. */
    private static long last(LongPredicate rare, long from, long to) {
        long yes = from;
        long no = to;
        while (no - yes > 1) {
            long middle = yes + (no - yes) / 2;
            if (rare.test(middle)) {
                yes = middle;
            } else {
                no = middle;
            }
        }
        return yes;
    }

    private static long first(LongPredicate rare, long from, long to) {
        return -last(k -> rare.test(-k), -to, -from);
    }

    private double down(long from) {
        double each = Math.exp(log(from));
        double sum = each;
        for (long k = from; k > least && each > sum * NEGLIGIBLE; k--) {
            each *= (double) k / (ofA - k + 1) * (ofB - inBoth + k) / (inBoth - k + 1);
            sum += each;
        }
        return sum;
    }

    private double up(long from) {
        double each = Math.exp(log(from));
        double sum = each;
        for (long k = from; k < most && each > sum * NEGLIGIBLE; k++) {
            each *= (double) (ofA - k) / (k + 1) * (inBoth - k) / (ofB - inBoth + k + 1);
            sum += each;
        }
        return sum;
    }

    private double log(long k) {
        return LogFactorial.choose(ofA, k)
                + LogFactorial.choose(ofB, inBoth - k)
                - LogFactorial.choose(ofA + ofB, inBoth);
    }
}
