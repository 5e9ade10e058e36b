package io.chaoskit.validator;

/** A condition on the system under test. */
@FunctionalInterface
public interface StateCheck {

    /**
     * Looks at the state after an iteration, or at a quiet point when several lanes share the target.
     *
     * @param seen what happened; at a quiet point only the target and the last iteration
     * @return whether the state is consistent
     * @throws AssertionError when it is not, with the reason
     * @throws Exception when it cannot tell; the run can then not pass
     */
    boolean holds(Observation seen) throws Exception;
}
