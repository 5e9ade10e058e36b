package io.chaoskit.model;

import io.chaoskit.plan.Plan;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * The repetition of a part of a run, with faults that are known beforehand.
 *
 * @param plan gives the plan of a run, a new one for each
 * @param first the number of the first iteration, 1 or more: those before it are left out
 * @param propagates whether contexts go from thread to thread although there is one lane, as in a run with several
 */
public record Repetition(Supplier<Plan> plan, long first, boolean propagates) {

    /** Rejects null and an iteration before the first. */
    public Repetition {
        Objects.requireNonNull(plan, "plan");
        if (first < 1) {
            throw new IllegalArgumentException("the first iteration must be 1 or more, but was " + first);
        }
    }
}
