package io.chaoskit.internal.run;

import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.internal.report.BucketSums;
import io.chaoskit.internal.report.Histograms;
import io.chaoskit.internal.run.RunEvents.StuckStep;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.TimeBuckets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** Tracks the progress of a run: adds up what its lanes count. Used by the coordinator; lanes may be marked lost by the exit hook. */
final class Tracker {

    private static final double P95 = 95;

    private final Pace pace;
    private final Lanes lanes;
    private final Followers followers;

    private final BucketSums buckets = BucketSums.ofRun();
    private final Histogram latency = new Histogram(Histograms.DIGITS);
    /** What is in the buckets. */
    private Iterations bucketed = new Iterations(0, 0, 0);

    private long bucketedFaults;
    private final Set<Lane> lost = new HashSet<>();
    private final List<String> leftBehind = new ArrayList<>();
    private long lostIterations;

    Tracker(Pace pace, Lanes lanes, Followers followers) {
        this.pace = pace;
        this.lanes = lanes;
        this.followers = followers;
    }

    /** Samples the progress. {@code stuck} is the step that hangs for longest. */
    void tick(Optional<StuckStep> stuck) {
        collect();
        if (followers.any()) {
            Iterations now = iterations();
            Duration elapsed = Duration.ofNanos(pace.nanosSinceStart());
            double share = pace.share(now.total());
            followers.progress(new RunEvents.State(elapsed, now.total(), now.failed(), faults(), p95(), share, stuck));
        }
    }

    /** The share of the run that is over when so many iterations are. */
    double share(long completed) {
        return pace.share(completed);
    }

    private synchronized Duration p95() {
        return Duration.ofNanos(latency.getTotalCount() == 0 ? 0 : latency.getValueAtPercentile(P95));
    }

    private long faults() {
        return lanes.iterations().mapToLong(Iteration::firedSoFar).sum();
    }

    private synchronized void collect() {
        collect(iterations(), faults());
    }

    /** Puts what happened since the last time into the bucket of now. */
    private void collect(Iterations now, long faults) {
        Histogram fresh = new Histogram(Histograms.DIGITS);
        lanes.all().forEach(lane -> lane.drainLatency(fresh));
        latency.add(fresh);
        // Lanes count while they are asked, so that a later sum may be less than an earlier one.
        long iterations = Math.max(0, now.total() - bucketed.total());
        long failed = Math.max(0, now.failed() - bucketed.failed());
        long fired = Math.max(0, faults - bucketedFaults);
        if (iterations + failed + fired + fresh.getTotalCount() > 0) {
            buckets.add(TimeUnit.NANOSECONDS.toMillis(pace.nanosRun()), iterations, failed, fired, fresh);
        }
        bucketed = new Iterations(bucketed.total() + iterations, 0, bucketed.failed() + failed);
        bucketedFaults += fired;
    }

    synchronized Latency latency() {
        collect();
        return Histograms.latency(latency);
    }

    synchronized Duration latency(double percentile) {
        collect();
        return Duration.ofNanos(latency.getValueAtPercentile(percentile));
    }

    synchronized Iterations iterations() {
        long passed = 0;
        long failed = lostIterations;
        for (Lane lane : lanes.all()) {
            passed += lane.passed();
            failed += lane.failed();
        }
        return new Iterations(passed + failed, passed, failed);
    }

    /** How often steps passed on what they may end with. */
    long propagated() {
        return lanes.all().stream().mapToLong(Lane::propagated).sum();
    }

    /** The buckets of a run that is over, with so many iterations and faults. */
    synchronized TimeBuckets buckets(Iterations all, long faults) {
        collect(all, faults);
        return buckets.toBuckets();
    }

    synchronized String latencyHistogram() {
        return Histograms.text(latency);
    }

    /** A lane that will not come back; {@code why} is for the report unless empty. */
    synchronized void lost(Lane lane, String why, boolean iterationFailed) {
        if (lost.add(lane)) {
            lostIterations += iterationFailed ? 1 : 0;
            if (!why.isEmpty()) {
                leftBehind.add(why);
            }
        }
    }

    synchronized void leftBehind(String what) {
        leftBehind.add(what);
    }

    synchronized boolean isLost(Lane lane) {
        return lost.contains(lane);
    }

    synchronized List<String> leftBehind() {
        return List.copyOf(leftBehind);
    }
}
