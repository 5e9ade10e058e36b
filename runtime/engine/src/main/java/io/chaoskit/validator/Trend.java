package io.chaoskit.validator;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The trend of samples: whether they go on growing. The first half does not count, because caches fill and classes are loaded; in the second
 * half and again in the last quarter they must grow both beyond chance (the rank test of Mann and Kendall) and by an amount that
 * matters (the median of slopes of Theil and Sen). Ranks and medians, so that a few outliers do not matter; the last quarter, so
 * that what has reached its plateau late is none.
 *
 * @param end where the run ended that began at 0
 * @param at where they were taken, growing, to the end
 * @param values as many
 */
record Trend(long end, long[] at, long[] values) {

    /** How many samples an answer needs. */
    static final int NEEDED = 32;

    /** How many of them must be from the second half. With fewer in it, or half as many in the last quarter, no growth is beyond chance. */
    static final int NEEDED_IN_HALF = 10;

    private static final double SURE_IN_HALF = 3;
    private static final double SURE_IN_QUARTER = 2;
    private static final int QUARTERS = 4;

    boolean enough() {
        return size() >= NEEDED
                && last(2).size() >= NEEDED_IN_HALF
                && last(QUARTERS).size() >= NEEDED_IN_HALF / 2;
    }

    /** Whether they grow by at least this much in the second half. */
    boolean growsBy(long tolerance) {
        Trend half = last(2);
        Trend quarter = last(QUARTERS);
        return half.sureness() > SURE_IN_HALF
                && quarter.sureness() > SURE_IN_QUARTER
                && half.growth() >= tolerance
                && quarter.growth() >= tolerance / 2.0 / 2;
    }

    int size() {
        return values.length;
    }

    /** Those in the last of so many parts of the run. */
    Trend last(int parts) {
        long start = end - end / parts;
        int from = (int) Arrays.stream(at).filter(each -> each <= start).count();
        return new Trend(end, Arrays.copyOfRange(at, from, at.length), Arrays.copyOfRange(values, from, values.length));
    }

    /** How much more at the end than at the beginning, by the median slope. */
    double growth() {
        return slope() * (at[at.length - 1] - at[0]);
    }

    /** How much more each. */
    double slope() {
        int n = values.length;
        double[] slopes = IntStream.range(0, n)
                .boxed()
                .flatMap(i ->
                        IntStream.range(i + 1, n).mapToObj(j -> (values[j] - values[i]) / (double) (at[j] - at[i])))
                .mapToDouble(Double::doubleValue)
                .sorted()
                .toArray();
        int middle = slopes.length / 2;
        return slopes.length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }

    /** How many standard deviations the growth is from none; the test of Mann and Kendall. */
    private double sureness() {
        int n = values.length;
        long score = 0;
        for (int i = 0; i < n; i++) {
            for (int j = i + 1; j < n; j++) {
                score += Long.signum(values[j] - values[i]);
            }
        }
        double variance = n * (n - 1.0) * (2 * n + 5) / 18;
        return (score - Long.signum(score)) / Math.sqrt(variance);
    }
}
