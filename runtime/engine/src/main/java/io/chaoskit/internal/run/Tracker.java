package io.chaoskit.internal.run;

import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.internal.report.Histograms;
import io.chaoskit.internal.run.RunEvents.StuckStep;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.TimelinePoint;
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

    private static final int DIGITS = 3;
    private static final double P95 = 95;

    private final Pace pace;
    private final Lanes lanes;
    private final Followers followers;

    private final Timeline timeline = new Timeline();
    private final Histogram latency = new Histogram(DIGITS);
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
        Iterations now = iterations();
        long nanos = pace.nanosSinceStart();
        timeline.sample(TimeUnit.NANOSECONDS.toMillis(nanos), now.total(), now.failed());
        if (followers.any()) {
            double share = pace.share(now.total());
            followers.progress(new RunEvents.State(
                    Duration.ofNanos(nanos), now.total(), now.failed(), faults(), p95(), share, stuck));
        }
    }

    /** The share of the run that is over when so many iterations are. */
    double share(long completed) {
        return pace.share(completed);
    }

    private synchronized Duration p95() {
        collectLatency();
        return Duration.ofNanos(latency.getTotalCount() == 0 ? 0 : latency.getValueAtPercentile(P95));
    }

    private long faults() {
        return lanes.iterations().mapToLong(Iteration::firedSoFar).sum();
    }

    private synchronized void collectLatency() {
        lanes.all().forEach(lane -> latency.add(lane.latency().getIntervalHistogram()));
    }

    synchronized Latency latency() {
        collectLatency();
        return Histograms.latency(latency);
    }

    synchronized Duration latency(double percentile) {
        collectLatency();
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

    List<TimelinePoint> timeline() {
        Iterations now = iterations();
        return timeline.closed(TimeUnit.NANOSECONDS.toMillis(pace.nanosSinceStart()), now.total(), now.failed());
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

    /** Samples of a run's progress. When there are too many, every other one goes, and new ones come half as often. */
    private static final class Timeline {

        private static final int MAX_POINTS = 240;

        private final List<TimelinePoint> points = new ArrayList<>();
        private long everyMs = 100;

        void sample(long atMs, long iterations, long failures) {
            if (!points.isEmpty() && atMs - points.get(points.size() - 1).atMs() < everyMs) {
                return;
            }
            points.add(new TimelinePoint(atMs, iterations, failures));
            if (points.size() >= MAX_POINTS) {
                for (int i = points.size() - 1; i > 0; i -= 2) {
                    points.remove(i);
                }
                everyMs *= 2;
            }
        }

        /** All samples and the end. */
        List<TimelinePoint> closed(long atMs, long iterations, long failures) {
            List<TimelinePoint> all = new ArrayList<>(points);
            all.add(new TimelinePoint(atMs, iterations, failures));
            return all;
        }
    }
}
