package io.chaoskit.internal.run;

import io.chaoskit.value.Clock;
import java.time.Instant;

/**
 * The clock of a run. It counts nanoseconds since the run was made, more than zero, so that 0 can mean none.
 *
 * @param clock the time
 * @param startedAt when the run was made
 * @param origin the same, a nanosecond earlier, as the clock's nanoseconds
 */
record RunClock(Clock clock, Instant startedAt, long origin) {

    static RunClock start(Clock clock) {
        return new RunClock(clock, clock.now(), clock.nanoTime() - 1);
    }

    long now() {
        return since(clock.nanoTime());
    }

    /** The time of the run when the clock said {@code nanoTime}. */
    long since(long nanoTime) {
        return nanoTime - origin;
    }
}
