package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import io.chaoskit.value.Limits;
import java.time.Duration;
import java.util.Optional;

/**
 * Every step ends within a time. One that does not is interrupted, its stack is in the message, and the run stops when
 * its thread will not die.
 *
 * @param timeout more than zero
 * @param undying how many steps may ignore their interrupt, 0 or more; the run stops at the next one
 */
public record NoInfiniteLoop(Duration timeout, int undying) implements Validator {

    /** Rejects zero and less. */
    public NoInfiniteLoop {
        Durations.positive("noInfiniteLoop", timeout);
        Limits.atLeast(0, "undying", undying);
    }

    @Override
    public String id() {
        return "noInfiniteLoop";
    }

    @Override
    public String name() {
        return "noInfiniteLoop(" + Durations.format(timeout) + (undying == 0 ? "" : ", undying: " + undying) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        run.interruptStepsAfter(timeout, undying);
        return this::look;
    }

    private Optional<String> look(Observation seen) {
        return seen.hang().filter(hang -> hang.limit().equals(timeout)).map(Hang::describe);
    }
}
