package io.chaoskit.internal.hit;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/** The waits of a task's faults: done by its thread, or added up for an answer that is made late. Belongs to the task's thread. */
public final class Waits {

    private final Stop stop;
    /** Null while waits are for the thread. */
    private Duration lateness;

    /** {@code stop} ends all waits of the iteration's faults. */
    Waits(Stop stop) {
        this.stop = stop;
    }

    /** From here on waits are only added up. */
    public void collect() {
        lateness = Duration.ZERO;
    }

    /** Waits are for the thread again; how long those were that it did not wait. */
    public Duration collected() {
        Duration collected = lateness;
        lateness = null;
        return collected;
    }

    /** Completes when so much time is over or the run stops, on any thread. */
    public CompletableFuture<Void> after(Duration time) {
        return stop.after(time);
    }

    void pause(Duration duration) {
        if (lateness == null) {
            stop.pause(duration);
        } else {
            lateness = lateness.plus(duration);
        }
    }
}
