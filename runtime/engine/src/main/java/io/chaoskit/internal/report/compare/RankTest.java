package io.chaoskit.internal.report.compare;

/**
 * The Mann-Whitney test of two samples that are counted in buckets, with its correction for ties.
 *
 * @param p how likely samples of one distribution differ at least as much in either direction, 0 to 1
 * @param effect how likely one of B is larger than one of A, equal ones counted half: 0.5 for no difference
 */
record RankTest(double p, double effect) {

    private static final double CONTINUITY = 0.5;
    private static final double[] ERFC = {
        -1.26551223,
        1.00002368,
        0.37409196,
        0.09678418,
        -0.18628806,
        0.27886807,
        -1.13520398,
        1.48851587,
        -0.82215223,
        0.17087277
    };

    /** The test by its normal approximation, which is good from about 20 values on. Both must have values. */
    static RankTest of(Sample a, Sample b) {
        double ofA = a.size();
        double ofB = b.size();
        double all = ofA + ofB;
        double smaller = 0;
        double wins = 0;
        double ties = 0;
        int i = 0;
        int j = 0;
        while (i < a.buckets() || j < b.buckets()) {
            double value = Math.min(a.value(i), b.value(j));
            double inA = a.value(i) == value ? a.count(i++) : 0;
            double inB = b.value(j) == value ? b.count(j++) : 0;
            wins += inB * (smaller + inA / 2);
            smaller += inA;
            double tied = inA + inB;
            ties += tied * (tied * tied - 1);
        }
        double variance = ofA * ofB / 12 * (all + 1 - ties / (all * (all - 1)));
        double distance = Math.max(0, Math.abs(wins - ofA * ofB / 2) - CONTINUITY);
        double p = variance <= 0 ? 1 : erfc(distance / Math.sqrt(2 * variance));
        return new RankTest(p, wins / (ofA * ofB));
    }

    /** The complementary error function of 0 and more: a Chebyshev fit (Numerical Recipes, erfcc), to seven digits of even the smallest. */
    private static double erfc(double z) {
        double t = 1 / (1 + z / 2);
        double sum = 0;
        for (int i = ERFC.length - 1; i >= 0; i--) {
            sum = ERFC[i] + t * sum;
        }
        return Math.min(1, t * Math.exp(-z * z + sum));
    }
}
