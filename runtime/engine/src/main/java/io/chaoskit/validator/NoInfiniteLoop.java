package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * Every step ends within a time. One that does not is interrupted, its stack is in the message, and the run stops when
 * its thread will not die.
 *
 * @param timeout more than zero
 */
public record NoInfiniteLoop(Duration timeout) implements Validator {

    /** Rejects zero and less. */
    public NoInfiniteLoop {
        Durations.positive("noInfiniteLoop", timeout);
    }

    @Override
    public String id() {
        return "noInfiniteLoop";
    }

    @Override
    public String name() {
        return "noInfiniteLoop(" + Durations.format(timeout) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        run.interruptStepsAfter(timeout);
        return this::look;
    }

    private Optional<String> look(Observation seen) {
        return seen.hang().filter(hang -> hang.limit().equals(timeout)).map(Hang::describe);
    }
}
