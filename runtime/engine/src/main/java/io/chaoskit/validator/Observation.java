package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import java.util.List;
import java.util.Optional;

/**
 * An iteration as validators see it. Valid only during the call it is passed to: the engine uses the object again.
 */
public interface Observation {

    /**
     * The iteration; at a quiet point the last one before it.
     *
     * @return from 1, counted over all lanes
     */
    long iteration();

    /**
     * The lane that ran it.
     *
     * @return from 1; 0 at a quiet point
     */
    int lane();

    /**
     * The object under test.
     *
     * @return null when the scenario has none
     */
    Object target();

    /**
     * Time from the start of the first step to the end of the last one.
     *
     * @return nanoseconds
     */
    long elapsedNanos();

    /**
     * The deepest recursion that was recorded.
     *
     * @return 0 when none was
     */
    int recursionDepth();

    /**
     * The deepest recursion of the methods that a pointcut matches, on any one thread.
     *
     * @param measured one that a validator asked to be measured
     * @return 0 when none was called
     */
    int recursionDepth(Pointcut measured);

    /**
     * Errors recorded by the code under test, and the exception or failed assertion that ended a step.
     *
     * @return their number
     */
    int errors();

    /**
     * Panics recorded by the code under test, and the {@code Error} that ended a step; a failed assertion is none.
     *
     * @return their number
     */
    int panics();

    /**
     * What was called again after a fault, so far. Known only in runs with a validator that {@linkplain Validator#followedRetries follows} it.
     *
     * @return a place each, at most 1,000 of them; empty where nothing is known
     */
    default List<Retries> retries() {
        return List.of();
    }

    /**
     * What ended a step.
     *
     * @return empty when all steps ended normally
     */
    Optional<Throwable> failure();

    /**
     * The step that took longer than a validator allows.
     *
     * @return empty when none did
     */
    Optional<Hang> hang();
}
