package io.chaoskit.internal.report;

import io.chaoskit.report.TimeBuckets;
import io.chaoskit.report.TimeBuckets.Bucket;
import java.util.ArrayList;
import java.util.List;
import java.util.TreeMap;
import org.HdrHistogram.Histogram;

/**
 * Adds up time buckets. When there are too many, two become one; which ones depends on the latest time alone, not on the order in which
 * they are added. Its memory is bounded. Not safe for several threads.
 */
public final class BucketSums {

    private static final long NOWHERE = -1;

    private final TreeMap<Long, Sum> sums = new TreeMap<>();
    private final boolean small;
    private long widthMs = TimeBuckets.FINEST_MS;
    /** Of the bucket that is added to now. */
    private Histogram latency = new Histogram(Histograms.COARSE_DIGITS);

    private long current = NOWHERE;

    private static final class Sum {

        private long iterations;
        private long failures;
        private long faults;
        /** One of both, unless it is the bucket that is added to now. */
        private String latency = "";

        private Histogram open;

        private boolean isEmpty() {
            return iterations == 0 && failures == 0 && faults == 0 && latency.isEmpty();
        }
    }

    private BucketSums(boolean small) {
        this.small = small;
    }

    /** Of one run, whose time goes on: what is over is kept as text, which is small. */
    public static BucketSums ofRun() {
        return new BucketSums(true);
    }

    /** Of many runs, whose buckets are added to again and again. */
    public static BucketSums ofRuns() {
        return new BucketSums(false);
    }

    /**
     * Adds what happened at a time.
     *
     * @param atMs milliseconds since the first iteration, 0 or more
     * @param iterations that ended
     * @param failures of them
     * @param faults that fired
     * @param nanos how long iterations took, to two digits or more
     */
    public void add(long atMs, long iterations, long failures, long faults, Histogram nanos) {
        add(atMs, iterations, failures, faults);
        latency.add(nanos);
    }

    /**
     * Adds what happened in a run.
     *
     * @param others its buckets
     * @throws IllegalArgumentException if their latency cannot be read, or their width is none that buckets can have
     */
    public void add(TimeBuckets others) {
        while (widthMs < others.widthMs()) {
            widen();
        }
        if (widthMs % others.widthMs() != 0) {
            throw new IllegalArgumentException("the width of buckets must be 100 ms, 200 ms, 400 ms and so on, but was "
                    + others.widthMs() + " ms");
        }
        for (Bucket each : others.buckets()) {
            add(each.atMs(), each.iterations(), each.failures(), each.faults());
            Histograms.add(each.latency(), latency);
        }
    }

    private void add(long atMs, long iterations, long failures, long faults) {
        while (atMs / widthMs >= TimeBuckets.MOST) {
            widen();
        }
        Sum sum = at(atMs / widthMs);
        sum.iterations += iterations;
        sum.failures += failures;
        sum.faults += faults;
    }

    /** The bucket, which is the current one from now on. */
    private Sum at(long index) {
        Sum sum = sums.computeIfAbsent(index, fresh -> new Sum());
        if (index != current) {
            put();
            latency = opened(sum);
            current = index;
        }
        return sum;
    }

    private static Histogram opened(Sum sum) {
        Histogram opened = sum.open == null ? new Histogram(Histograms.COARSE_DIGITS) : sum.open;
        Histograms.add(sum.latency, opened);
        sum.open = null;
        sum.latency = "";
        return opened;
    }

    /** There is no current bucket any more. */
    private void put() {
        if (current != NOWHERE) {
            Sum sum = sums.get(current);
            if (small) {
                sum.latency = Histograms.text(latency);
            } else {
                sum.open = latency;
            }
            current = NOWHERE;
        }
    }

    private void widen() {
        put();
        TreeMap<Long, Sum> finer = new TreeMap<>(sums);
        sums.clear();
        widthMs *= 2;
        finer.forEach((index, each) -> {
            Sum sum = at(index / 2);
            sum.iterations += each.iterations;
            sum.failures += each.failures;
            sum.faults += each.faults;
            latency.add(opened(each));
        });
        put();
    }

    /**
     * What was added up so far.
     *
     * @return without those in which nothing happened
     */
    public TimeBuckets toBuckets() {
        put();
        List<Bucket> buckets = new ArrayList<>();
        sums.forEach((index, each) -> {
            if (each.open != null) {
                each.latency = Histograms.text(each.open);
                each.open = null;
            }
            if (!each.isEmpty()) {
                buckets.add(new Bucket(index * widthMs, each.iterations, each.failures, each.faults, each.latency));
            }
        });
        return new TimeBuckets(widthMs, buckets);
    }
}
