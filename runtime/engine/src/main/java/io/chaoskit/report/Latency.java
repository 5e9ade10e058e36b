package io.chaoskit.report;

import java.time.Duration;

/**
 * The latency of iterations; all zero when there was none.
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

    /** The latency of no iterations. */
    public static final Latency NONE = new Latency(
            Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO, Duration.ZERO);
}
