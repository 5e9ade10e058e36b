package io.chaoskit.internal.run;

import io.chaoskit.internal.run.RunEvents.StuckStep;
import java.time.Duration;
import java.util.Comparator;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Recognizes steps that hang although no validator limits their time: those that run for ten seconds, and for three times as long as the
 * longest iteration took. They are shown while they run; nothing is done about them until the run is stopped. Used by the coordinator.
 */
final class HangWatch {

    private static final long LIMIT = TimeUnit.SECONDS.toNanos(10);
    private static final int TIMES_THE_LONGEST = 3;

    private final Lanes lanes;
    private final Tracker tracker;

    HangWatch(Lanes lanes, Tracker tracker) {
        this.lanes = lanes;
        this.tracker = tracker;
    }

    /** The one that hangs for longest; empty when all lanes get on. */
    Optional<StuckStep> longest(long now) {
        return lanes.all().stream().flatMap(lane -> in(lane, now).stream()).max(Comparator.comparing(StuckStep::time));
    }

    /** The step of this lane that hangs; empty when it gets on, or was given up. */
    Optional<StuckStep> in(Lane lane, long now) {
        long startedAt = lane.steps().since();
        if (startedAt <= 0 || now - startedAt < LIMIT || tracker.isLost(lane) || isUsual(now - startedAt)) {
            return Optional.empty();
        }
        Duration time = Duration.ofNanos(now - startedAt);
        return Optional.of(new StuckStep(
                lane.steps().name(), lane.iteration().lane(), time, lane.steps().stack(), startedAt));
    }

    private boolean isUsual(long nanos) {
        return nanos < TIMES_THE_LONGEST * tracker.latency().max().toNanos();
    }
}
