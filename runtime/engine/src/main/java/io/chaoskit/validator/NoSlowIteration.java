package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;

/**
 * No iteration takes longer.
 *
 * @param limit more than zero
 */
public record NoSlowIteration(Duration limit) implements Validator {

    /** Rejects zero and less. */
    public NoSlowIteration {
        Durations.positive("noSlowIteration", limit);
    }

    @Override
    public String id() {
        return "noSlowIteration";
    }

    @Override
    public String name() {
        return "noSlowIteration(" + Durations.format(limit) + ")";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Check arm(RunAccess run) {
        return new UpperBound("iteration", limit.toNanos(), Observation::elapsedNanos, Durations::rounded, new Peak());
    }
}
