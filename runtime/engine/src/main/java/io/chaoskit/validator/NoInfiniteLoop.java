package io.chaoskit.validator;

import io.chaoskit.internal.value.Limits;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * Every step ends within a time. One that does not is interrupted, its stack is in the message, and the run stops when
 * its thread will not die.
 *
 * @param timeout more than zero
 * @param maxIgnoredInterrupts how many steps may ignore their interrupt, 0 or more; the run stops at the next one
 */
record NoInfiniteLoop(Duration timeout, int maxIgnoredInterrupts) implements Validator {

    /** Rejects zero and less. */
    public NoInfiniteLoop {
        Durations.positive("noInfiniteLoop", timeout);
        Limits.atLeast(0, "undying", maxIgnoredInterrupts);
    }

    @Override
    public String id() {
        return "noInfiniteLoop";
    }

    @Override
    public String name() {
        return "noInfiniteLoop(" + Durations.format(timeout)
                + (maxIgnoredInterrupts == 0 ? "" : ", undying: " + maxIgnoredInterrupts) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        run.interruptStepsAfter(timeout, maxIgnoredInterrupts);
        return this::look;
    }

    private Optional<String> look(Observation seen) {
        return seen.hang().filter(hang -> hang.limit().equals(timeout)).map(Hang::describe);
    }
}
