package io.chaoskit.internal.report;

import io.chaoskit.report.Latency;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/** Figures of histograms, for reports. */
public final class Histograms {

    private Histograms() {}

    /**
     * The latency that a histogram holds.
     *
     * @param nanos iterations in nanoseconds
     * @return the figures, to three digits
     */
    public static Latency latency(Histogram nanos) {
        boolean empty = nanos.getTotalCount() == 0;
        return new Latency(
                Duration.ofNanos(empty ? 0 : nanos.getMinValue()),
                Duration.ofNanos(empty ? 0 : (long) nanos.getMean()),
                at(nanos, 50),
                at(nanos, 90),
                at(nanos, 95),
                at(nanos, 99),
                Duration.ofNanos(nanos.getMaxValue()));
    }

    private static Duration at(Histogram nanos, double percentile) {
        return Duration.ofNanos(nanos.getTotalCount() == 0 ? 0 : nanos.getValueAtPercentile(percentile));
    }
}
