package io.chaoskit.validator;

import io.chaoskit.value.Limits;

/**
 * No more panics in an iteration than allowed: those recorded with {@code Chaos.recordPanic}, and the {@code Error} that
 * ended a step.
 *
 * @param max 0 or more
 */
public record NoPanics(int max) implements Validator {

    /** Rejects less than zero. */
    public NoPanics {
        Limits.atLeast(0, "noPanics", max);
    }

    @Override
    public String id() {
        return "noPanics";
    }

    @Override
    public String name() {
        return "noPanics(" + max + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return UpperBound.of("panics in an iteration", max, Observation::panics);
    }
}
