package io.chaoskit.validator;

import io.chaoskit.value.Limits;

/**
 * No more errors in an iteration than allowed: those recorded with {@code Chaos.recordError}, and the exception that ended
 * a step.
 *
 * @param max 0 or more
 */
public record MaxErrors(int max) implements Validator {

    /** Rejects less than zero. */
    public MaxErrors {
        Limits.atLeast(0, "maxErrors", max);
    }

    @Override
    public String id() {
        return "maxErrors";
    }

    @Override
    public String name() {
        return "maxErrors(" + max + ")";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Check arm(RunAccess run) {
        return UpperBound.of("errors in an iteration", max, Observation::errors);
    }
}
