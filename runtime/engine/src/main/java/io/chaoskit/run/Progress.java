package io.chaoskit.run;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * How far a run is.
 *
 * @param elapsed since the first iteration
 * @param iterations completed
 * @param failed of them
 * @param faults fired so far
 * @param p95 of the iterations so far
 * @param share of the run that is over, 0 to 1
 * @param stuck the step that hangs for longest; empty when every step gets on
 */
public record Progress(
        Duration elapsed,
        long iterations,
        long failed,
        long faults,
        Duration p95,
        double share,
        Optional<Stuck> stuck) {

    /** Rejects null parts. */
    public Progress {
        Objects.requireNonNull(elapsed, "elapsed");
        Objects.requireNonNull(p95, "p95");
        Objects.requireNonNull(stuck, "stuck");
    }

    /**
     * A step that seems to hang: it has run for ten seconds or more, and for three times as long as any iteration before it.
     *
     * @param step its name
     * @param lane the lane that it is in, from 1
     * @param time how long it has run
     * @param at the innermost frame of the code under test
     */
    public record Stuck(String step, int lane, Duration time, String at) {}
}
