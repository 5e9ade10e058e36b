package io.chaoskit.validator;

import io.chaoskit.value.Limits;

/**
 * The depth that the code under test records with {@code Chaos.recordRecursionDepth} stays within a limit.
 *
 * @param max 1 or more
 */
public record RecursionDepthLimit(int max) implements Validator {

    /** Rejects zero and less. */
    public RecursionDepthLimit {
        Limits.atLeast(1, "recursionDepthLimit", max);
    }

    @Override
    public String id() {
        return "recursionDepthLimit";
    }

    @Override
    public String name() {
        return "recursionDepthLimit(" + max + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return UpperBound.of("recursion depth", max, Observation::recursionDepth);
    }
}
