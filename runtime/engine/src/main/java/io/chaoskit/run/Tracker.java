package io.chaoskit.run;

import io.chaoskit.internal.report.Histograms;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.TimelinePoint;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.HdrHistogram.Histogram;

/** How far a run is: adds up what its lanes count. Used by the coordinator; lanes may be marked lost by the exit hook. */
final class Tracker {

    private static final int DIGITS = 3;

    private final Pace pace;
    private final List<Lane> lanes;
    private final RunListener listener;
    private final Timeline timeline = new Timeline();
    private final Histogram latency = new Histogram(DIGITS);
    private final Set<Lane> lost = new HashSet<>();
    private final List<String> leftBehind = new ArrayList<>();
    private long lostIterations;

    Tracker(Pace pace, List<Lane> lanes, RunListener listener) {
        this.pace = pace;
        this.lanes = lanes;
        this.listener = listener;
    }

    /** Samples the progress. */
    void tick() {
        Iterations now = iterations();
        long nanos = pace.nanosSinceStart();
        timeline.sample(TimeUnit.NANOSECONDS.toMillis(nanos), now.total(), now.failed());
        if (listener != RunListener.NONE) {
            listener.progress(progress(now, nanos));
        }
    }

    private synchronized Progress progress(Iterations now, long nanos) {
        collectLatency();
        Duration p95 = Duration.ofNanos(latency.getTotalCount() == 0 ? 0 : latency.getValueAtPercentile(95));
        long faults = 0;
        for (Lane lane : lanes) {
            faults += lane.iteration().firedSoFar();
        }
        return new Progress(Duration.ofNanos(nanos), now.total(), now.failed(), faults, p95, pace.share(now.total()));
    }

    private synchronized void collectLatency() {
        lanes.forEach(lane -> latency.add(lane.latency().getIntervalHistogram()));
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
        for (Lane lane : lanes) {
            passed += lane.passed();
            failed += lane.failed();
        }
        return new Iterations(passed + failed, passed, failed);
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
}
