package io.chaoskit.report;

import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * How long iterations took; all zero when there was none.
 *
 * @param min the shortest
 * @param mean the average
 * @param p50 half were at most as long
 * @param p90 90 % were at most as long
 * @param p95 95 % were at most as long
 * @param p99 99 % were at most as long
 * @param max the longest
 */
public record Latency(
        Duration min, Duration mean, Duration p50, Duration p90, Duration p95, Duration p99, Duration max) {

    /**
     * Reads a histogram.
     *
     * @param nanos iterations in nanoseconds
     * @return the figures, to three digits
     */
    public static Latency of(Histogram nanos) {
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
