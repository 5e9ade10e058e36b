package io.chaoskit.validator;

import java.util.Arrays;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * The trend of samples: whether they go on growing. The first half does not count, because caches fill and classes are loaded; in the second
 * half and again in the last quarter they must grow both beyond chance (the rank test of Mann and Kendall) and by an amount that
 * matters (the median of slopes of Theil and Sen). Ranks and medians, so that a few outliers do not matter; the last quarter, so
 * that what has reached its plateau late is none.
 *
 * @param end where the run ended that began at 0
 * @param at where they were taken, in their order, to the end; what was taken at the same place says nothing about the trend
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
        return enoughSamples() && spread();
    }

    /** Whether there are as many as needed, from wherever. */
    boolean enoughSamples() {
        return size() >= NEEDED
                && last(2).size() >= NEEDED_IN_HALF
                && last(QUARTERS).size() >= NEEDED_IN_HALF / 2;
    }

    /** Whether they were taken at enough places for a growth to be beyond chance. */
    private boolean spread() {
        return last(2).sureness(steady()) > SURE_IN_HALF && last(QUARTERS).sureness(steady()) > SURE_IN_QUARTER;
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
        double[] slopes = pairs((i, j) -> (values[j] - values[i]) / (double) (at[j] - at[i]))
                .sorted()
                .toArray();
        int middle = slopes.length / 2;
        if (slopes.length == 0) {
            return 0;
        }
        return slopes.length % 2 == 1 ? slopes[middle] : (slopes[middle - 1] + slopes[middle]) / 2;
    }

    private double sureness() {
        return sureness((i, j) -> Long.signum(values[j] - values[i]));
    }

    /** The signs of a growth without noise. */
    private static ToDoubleBiFunction<Integer, Integer> steady() {
        return (i, j) -> 1;
    }

    /** How many standard deviations the growth is from none; the test of Mann and Kendall, for samples of which some are from the same place. */
    private double sureness(ToDoubleBiFunction<Integer, Integer> sign) {
        double score = pairs(sign).sum();
        double variance = variance(values.length) - varianceOfSamePlaces();
        return variance <= 0 ? 0 : (score - Math.signum(score)) / Math.sqrt(variance);
    }

    /** What each two give that were not taken at the same place. */
    private DoubleStream pairs(ToDoubleBiFunction<Integer, Integer> of) {
        return IntStream.range(0, values.length)
                .boxed()
                .flatMapToDouble(i -> IntStream.range(i + 1, values.length)
                        .filter(j -> at[j] != at[i])
                        .mapToDouble(j -> of.applyAsDouble(i, j)));
    }

    private double varianceOfSamePlaces() {
        return Arrays.stream(at)
                .boxed()
                .collect(Collectors.groupingBy(place -> place, Collectors.counting()))
                .values()
                .stream()
                .mapToDouble(Trend::variance)
                .sum();
    }

    /** The variance of the score of so many. */
    private static double variance(long n) {
        return n * (n - 1.0) * (2 * n + 5) / 18;
    }
}
