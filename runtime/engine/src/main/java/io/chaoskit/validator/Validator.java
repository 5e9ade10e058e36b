package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import java.util.List;
import java.util.Optional;

/** A validator: checks an invariant of the system under test. Immutable; one may be used by several runs at once. */
public interface Validator {

    /**
     * The word that names the kind, such as {@code goroutineLimit}. Thresholds name validators by it.
     *
     * @return not empty
     */
    String id();

    /**
     * The validator as the user wrote it, such as {@code goroutineLimit(200)}.
     *
     * @return not empty
     */
    String name();

    /**
     * How much a violation weighs.
     *
     * @return critical unless the kind says otherwise
     */
    default Severity severity() {
        return Severity.CRITICAL;
    }

    /**
     * Methods whose recursion the run shall measure for it.
     *
     * @return none for most
     */
    default List<Pointcut> measured() {
        return List.of();
    }

    /**
     * How many calls after a fault matter to it. With more than none, the run follows what is called again, for {@link Observation#retries}:
     * hits at a site that had a fault in the iteration take microseconds more then. A sweep makes so many faults in a row where calls are
     * repeated.
     *
     * @return 0 for most
     */
    default int followedRetries() {
        return 0;
    }

    /**
     * Whether it is about the figures of the whole run, so that no shard of it can tell.
     *
     * @return false for most
     */
    default boolean ofWholeRun() {
        return false;
    }

    /**
     * The condition on the figures of the run that it looks at once, after the last iteration. It is judged on the merged figures when the run
     * is divided among several processes.
     *
     * @return empty for a validator that looks at anything else
     */
    default Optional<OutcomeCheck> outcomeCheck() {
        return Optional.empty();
    }

    /**
     * Makes ready for one run, before its first iteration.
     *
     * @param run what a validator may ask of the run
     * @return closed when the run is over
     * @throws Exception ends the run before its first iteration
     */
    Check arm(RunAccess run) throws Exception;

    /**
     * The same, but a condition on the target is looked at after each iteration, although other lanes may be at work on the same target
     * then; without it such a condition waits for a quiet point.
     *
     * @return a new validator; this one when it looks after each iteration anyway
     * @throws IllegalArgumentException if it is looked at once, at the end
     */
    default Validator always() {
        return this;
    }

    /**
     * The same, but a violation fails the run.
     *
     * @return a new validator
     */
    default Validator critical() {
        return new Graded(this, Severity.CRITICAL);
    }

    /**
     * The same, but a violation only fails its iteration.
     *
     * @return a new validator
     */
    default Validator warning() {
        return new Graded(this, Severity.WARNING);
    }

    /**
     * The same, but a violation is only reported.
     *
     * @return a new validator
     */
    default Validator info() {
        return new Graded(this, Severity.INFO);
    }
}
