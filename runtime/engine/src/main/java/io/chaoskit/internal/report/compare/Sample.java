package io.chaoskit.internal.report.compare;

import io.chaoskit.internal.report.Histograms;
import java.util.Arrays;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/** The latencies of a run, counted in buckets in ascending order. Immutable. */
final class Sample {

    /** Of the normal distribution: 95 % are within so many deviations. */
    private static final double WITHIN = 1.96;

    private final double[] values;
    private final long[] upTo;

    private Sample(double[] values, long[] upTo) {
        this.values = values;
        this.upTo = upTo;
    }

    /** What a report holds as its latency. */
    static Sample of(String histogram) {
        Histogram nanos = new Histogram(Histograms.DIGITS);
        Histograms.add(histogram, nanos);
        return of(nanos);
    }

    static Sample of(Histogram nanos) {
        double[] values = new double[1 << 10];
        long[] upTo = new long[values.length];
        int length = 0;
        for (HistogramIterationValue each : nanos.recordedValues()) {
            if (length == values.length) {
                values = Arrays.copyOf(values, 2 * length);
                upTo = Arrays.copyOf(upTo, 2 * length);
            }
            // The middle, so that histograms of different precision can be compared too.
            values[length] = nanos.medianEquivalentValue(each.getValueIteratedTo());
            upTo[length++] = each.getTotalCountToThisValue();
        }
        return new Sample(Arrays.copyOf(values, length), Arrays.copyOf(upTo, length));
    }

    long size() {
        return upTo.length == 0 ? 0 : upTo[upTo.length - 1];
    }

    int buckets() {
        return values.length;
    }

    /** Infinite behind the last bucket. */
    double value(int bucket) {
        return bucket < values.length ? values[bucket] : Double.POSITIVE_INFINITY;
    }

    long count(int bucket) {
        return upTo[bucket] - (bucket == 0 ? 0 : upTo[bucket - 1]);
    }

    /** How many are larger. */
    long above(double value) {
        int found = Arrays.binarySearch(values, value);
        int behind = found < 0 ? -found - 1 : found + 1;
        return size() - (behind == 0 ? 0 : upTo[behind - 1]);
    }

    /** The value that this share of the sample does not exceed. */
    double quantile(double share) {
        return atRank(Math.ceil(share * size()));
    }

    /** How far the quantile of another sample of the same may be from this one in 95 of 100 cases: half the interval, as a share of the value. */
    double noise(double share) {
        double deviation = WITHIN * Math.sqrt(size() * share * (1 - share));
        double interval =
                atRank(Math.ceil(share * size() + deviation)) - atRank(Math.floor(share * size() - deviation));
        double value = quantile(share);
        return value == 0 ? 0 : interval / 2 / value;
    }

    private double atRank(double rank) {
        long wanted = Math.max(1, Math.min(size(), (long) rank));
        int found = Arrays.binarySearch(upTo, wanted);
        return values[found < 0 ? -found - 1 : found];
    }

    /** Both as one. */
    Sample with(Sample other) {
        double[] all = new double[buckets() + other.buckets()];
        long[] sums = new long[all.length];
        int length = 0;
        int i = 0;
        int j = 0;
        long sum = 0;
        while (i < buckets() || j < other.buckets()) {
            double value = Math.min(value(i), other.value(j));
            sum += value(i) == value ? count(i++) : 0;
            sum += other.value(j) == value ? other.count(j++) : 0;
            all[length] = value;
            sums[length++] = sum;
        }
        return new Sample(Arrays.copyOf(all, length), Arrays.copyOf(sums, length));
    }
}
