package io.chaoskit.validator;

import io.chaoskit.value.Limits;

/**
 * No more panics in an iteration than allowed: those recorded with {@code Chaos.recordPanic}, and the {@code Error} that
 * ended a step.
 *
 * @param word {@code noPanics} or {@code panicRecovery}
 * @param max 0 or more
 */
public record NoPanics(String word, int max) implements Validator {

    /** Rejects less than zero. */
    public NoPanics {
        Limits.atLeast(0, word, max);
    }

    @Override
    public String id() {
        return word;
    }

    @Override
    public String name() {
        return word + "(" + max + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return UpperBound.of("panics in an iteration", max, Observation::panics);
    }
}
