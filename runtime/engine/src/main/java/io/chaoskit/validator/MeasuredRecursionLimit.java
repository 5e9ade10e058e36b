package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.value.Limits;
import java.util.List;
import java.util.Objects;

/**
 * The recursion of the methods that a pointcut matches stays within a limit. It is measured by itself, with no call in user code.
 *
 * @param max 1 or more
 * @param of which methods
 */
public record MeasuredRecursionLimit(int max, Pointcut of) implements Validator {

    /** Rejects zero and less. */
    public MeasuredRecursionLimit {
        Limits.atLeast(1, "recursionDepthLimit", max);
        Objects.requireNonNull(of, "of");
    }

    @Override
    public String id() {
        return "recursionDepthLimit";
    }

    @Override
    public String name() {
        return "recursionDepthLimit(" + max + ", of: '" + of.text() + "')";
    }

    @Override
    public List<Pointcut> measured() {
        return List.of(of);
    }

    @Override
    public Check arm(RunAccess run) {
        return UpperBound.of("recursion depth of " + of.text(), max, seen -> seen.recursionDepth(of));
    }
}
