package io.chaoskit.validator;

import java.time.Duration;
import java.util.Optional;

/** A check: a validator during one run. Called by all lanes at once. */
@FunctionalInterface
public interface Check {

    /** How long an answer may take unless the check says otherwise. */
    Duration PATIENCE = Duration.ofSeconds(30);

    /**
     * The warm-up is over; the first iteration begins when this returns. What is there now is not the fault of an iteration.
     *
     * @throws Exception when it cannot tell; the run can then not pass
     */
    default void begin() throws Exception {}

    /**
     * Looks at an iteration after its last step, also when a step failed.
     *
     * @param seen what happened; not valid after the call
     * @return empty when the invariant holds, otherwise what is wrong: {@code <subject> must <rule>, but was <value>}
     * @throws Exception when it cannot tell; the run can then not pass
     */
    Optional<String> check(Observation seen) throws Exception;

    /**
     * Whether it looks at the target at quiet points, when no lane is inside an iteration, besides after each iteration. Asked once.
     *
     * @return false for most
     * @see #checkAtQuietPoint
     */
    default boolean atQuietPoints() {
        return false;
    }

    /**
     * Looks at the target that several lanes share while no lane is inside an iteration: from time to time, and after the last one.
     * Called for those that {@link #atQuietPoints} say so, by one lane at a time.
     *
     * @param seen the target; its iteration is the last one before, its lane is 0, and it has no figures of an iteration
     * @return like {@link #check}
     * @throws Exception when it cannot tell; the run can then not pass
     */
    default Optional<String> checkAtQuietPoint(Observation seen) throws Exception {
        return Optional.empty();
    }

    /**
     * Looks once more after the last iteration, when nothing is injected any more, on a thread of ChaosKit's.
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
     * When it looked, for a condition of the user's own.
     *
     * @return for example {@code at 12 quiet points}; empty when that goes without saying
     */
    default String looked() {
        return "";
    }

    /**
     * What to know although the invariant held, such as a value that came near its limit.
     *
     * @return a part of a sentence; empty when there is nothing
     */
    default String note() {
        return "";
    }

    /**
     * How long one answer may take. A check that takes longer is interrupted, and cannot tell.
     *
     * @return more than zero
     */
    default Duration patience() {
        return PATIENCE;
    }

    /**
     * Releases what {@link Validator#arm} took.
     *
     * @throws Exception is reported
     */
    default void close() throws Exception {}
}
