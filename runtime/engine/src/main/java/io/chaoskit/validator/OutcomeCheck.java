package io.chaoskit.validator;

/** A condition on the outcome of a run. */
@FunctionalInterface
public interface OutcomeCheck {

    /**
     * Looks at a run whose last iteration is over.
     *
     * @param outcome its figures
     * @return whether the condition holds
     * @throws AssertionError when it does not hold, with a message that says why
     * @throws Exception when it cannot tell
     */
    boolean holds(RunOutcome outcome) throws Exception;
}
