package io.chaoskit.internal.report.html;

import io.chaoskit.internal.report.Histograms;
import io.chaoskit.report.Report;
import java.util.List;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;

/**
 * How latencies are distributed: counted between bounds that grow by the same factor, because latencies do.
 *
 * @param bounds in nanoseconds, one more than counts
 * @param counts of iterations between two of them
 */
record Distribution(double[] bounds, long[] counts) {

    private static final int MOST = 60;
    private static final int LEAST = 8;
    /** Bars are at least so wide, so that a latency that hardly varies does not look as if it did. */
    private static final double NARROW = 1.01;

    /** Of the latency of a run; empty when it is not known. */
    static Distribution of(Report report) {
        Histogram nanos = new Histogram(Histograms.DIGITS);
        Histograms.add(report.latencyHistogram(), nanos);
        if (nanos.getTotalCount() == 0) {
            return new Distribution(new double[0], new long[0]);
        }
        int bars = (int) Math.max(LEAST, Math.min(MOST, 3 * Math.cbrt(nanos.getTotalCount())));
        double first = Math.max(1, nanos.getMinNonZeroValue() * (1 - 1e-3));
        double last = Math.max(first, nanos.getMaxValue() * (1 + 1e-3));
        double factor = Math.max(NARROW, Math.pow(last / first, 1.0 / bars));
        int needed = Math.max(1, (int) Math.ceil(Math.log(last / first) / Math.log(factor) - 1e-9));
        long[] counts = new long[needed];
        for (HistogramIterationValue each : nanos.recordedValues()) {
            double value = Math.max(first, nanos.medianEquivalentValue(each.getValueIteratedTo()));
            int bar = (int) (Math.log(value / first) / Math.log(factor));
            counts[Math.min(bar, needed - 1)] += each.getCountAtValueIteratedTo();
        }
        return new Distribution(
                IntStream.rangeClosed(0, needed)
                        .mapToDouble(i -> first * Math.pow(factor, i))
                        .toArray(),
                counts);
    }

    boolean isEmpty() {
        return counts.length == 0;
    }

    List<Double> from() {
        return DoubleStream.of(bounds).limit(counts.length).boxed().toList();
    }

    List<Double> to() {
        return DoubleStream.of(bounds).skip(1).boxed().toList();
    }

    List<Double> middles() {
        return IntStream.range(0, counts.length)
                .mapToObj(i -> Math.sqrt(bounds[i] * bounds[i + 1]))
                .toList();
    }

    List<Long> countsAsList() {
        return LongStream.of(counts).boxed().toList();
    }
}
