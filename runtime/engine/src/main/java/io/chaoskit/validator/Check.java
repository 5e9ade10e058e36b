package io.chaoskit.validator;

import java.util.Optional;

/** A validator during one run. Called by all lanes at once. */
@FunctionalInterface
public interface Check {

    /**
     * Looks at an iteration after its last step, also when a step failed.
     *
     * @param seen what happened; not valid after the call
     * @return empty when the invariant holds, otherwise what is wrong: {@code <subject> must <rule>, but was <value>}
     * @throws Exception when it cannot tell; the run can then not pass
     */
    Optional<String> check(Observation seen) throws Exception;

    /**
     * Looks once more after the last iteration.
     *
     * @return like {@link #check}
     * @throws Exception when it cannot tell; the run can then not pass
     */
    default Optional<String> checkAtEnd() throws Exception {
        return Optional.empty();
    }

    /**
     * The extreme value that was seen, for the summary.
     *
     * @return for example {@code max 14}; empty when there is nothing to measure
     */
    default String measured() {
        return "";
    }

    /**
     * Releases what {@link Validator#arm} took.
     *
     * @throws Exception is reported
     */
    default void close() throws Exception {}
}
