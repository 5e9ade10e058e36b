package io.chaoskit.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * What happened in each stretch of a run. The width is the smallest one of 100 ms, 200 ms, 400 ms … with which there are at most
 * {@value #MOST} buckets, so that those of two runs add up exactly: the finer ones two by two, until they are as wide as the others.
 *
 * @param widthMs how long each is, in milliseconds
 * @param buckets by time; those in which nothing happened are left out
 */
public record TimeBuckets(long widthMs, List<Bucket> buckets) {

    /** The most buckets that there are. */
    public static final int MOST = 240;
    /** The width of the finest buckets, in milliseconds. */
    public static final long FINEST_MS = 100;

    /** Of a run without iterations. */
    public static final TimeBuckets NONE = new TimeBuckets(FINEST_MS, List.of());

    /**
     * A stretch of a run. What happened is counted when the run looks at its lanes, about ten times a second.
     *
     * @param atMs when it begins, in milliseconds since the first iteration; a multiple of the width
     * @param iterations that ended in it
     * @param failures of them that failed
     * @param faults that fired in it
     * @param latency of these iterations in nanoseconds: an HdrHistogram to two digits, encoded as V2, in Base64; empty for none
     */
    public record Bucket(long atMs, long iterations, long failures, long faults, String latency) {

        /** Rejects null. */
        public Bucket {
            Objects.requireNonNull(latency, "latency");
        }
    }

    /** Copies the list. */
    public TimeBuckets {
        if (widthMs < FINEST_MS) {
            throw new IllegalArgumentException(
                    "the width of buckets must be " + FINEST_MS + " ms or more, but was " + widthMs);
        }
        buckets = List.copyOf(buckets);
    }

    /** Added up: how far the run was at the end of each. */
    List<TimelinePoint> timeline() {
        List<TimelinePoint> points = new ArrayList<>();
        long iterations = 0;
        long failures = 0;
        for (Bucket each : buckets) {
            iterations += each.iterations();
            failures += each.failures();
            points.add(new TimelinePoint(each.atMs() + widthMs, iterations, failures));
        }
        return points.isEmpty() ? List.of(new TimelinePoint(0, 0, 0)) : points;
    }
}
