package io.chaoskit.internal.hit;

import java.time.Duration;

/** The waits of a task's faults: done by its thread, or added up for an answer that is made late. Belongs to the task's thread. */
public final class Waits {

    /** Null while waits are for the thread. */
    private Duration lateness;

    Waits() {}

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

    void pause(Stop stop, Duration duration) {
        if (lateness == null) {
            stop.pause(duration);
        } else {
            lateness = lateness.plus(duration);
        }
    }
}
