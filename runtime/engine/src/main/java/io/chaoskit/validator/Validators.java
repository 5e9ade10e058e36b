package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.value.Size;
import java.time.Duration;
import java.util.List;

/** Factories of validators, named like the words of the DSL, for {@code import static}. */
public final class Validators {

    private Validators() {}

    /**
     * No more live threads in the JVM than allowed.
     *
     * @param max 1 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if less than 1
     */
    public static Validator goroutineLimit(int max) {
        return new ThreadLimit("goroutineLimit", max);
    }

    /**
     * No more live threads in the JVM than allowed.
     *
     * @param max 1 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if less than 1
     */
    public static Validator threadLimit(int max) {
        return new ThreadLimit("threadLimit", max);
    }

    /**
     * The recorded recursion depth stays within a limit.
     *
     * @param max 1 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if less than 1
     */
    public static Validator recursionDepthLimit(int max) {
        return UpperLimit.ofRecordedDepth(max);
    }

    /**
     * The recursion of the methods that a pointcut matches stays within a limit.
     *
     * @param max 1 or more
     * @param of which methods; measured by itself
     * @return the validator, critical
     * @throws IllegalArgumentException if less than 1
     */
    public static Validator recursionDepthLimit(int max, Pointcut of) {
        return UpperLimit.ofMeasuredDepth(max, of);
    }

    /**
     * Every step ends within a time.
     *
     * @param timeout more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator noInfiniteLoop(Duration timeout) {
        return new NoInfiniteLoop(timeout, 0);
    }

    /**
     * Every step ends within a time.
     *
     * @param timeout more than zero
     * @param maxIgnoredInterrupts how many steps may ignore their interrupt, 0 or more: under {@code onFailure resume} their lanes go on with
     *     other threads, and the run stops at the next one
     * @return the validator, critical
     * @throws IllegalArgumentException if one is less than that
     */
    public static Validator noInfiniteLoop(Duration timeout, int maxIgnoredInterrupts) {
        return new NoInfiniteLoop(timeout, maxIgnoredInterrupts);
    }

    /**
     * No iteration takes longer.
     *
     * @param limit more than zero
     * @return the validator, a warning
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator noSlowIteration(Duration limit) {
        return UpperLimit.ofTime(limit);
    }

    /**
     * Threads that the code under test starts, end.
     *
     * @param grace how long they may take to, zero or more
     * @return the validator, critical
     * @throws IllegalArgumentException if negative
     */
    public static Validator noThreadLeak(Duration grace) {
        return new NoThreadLeak(grace);
    }

    /**
     * No threads wait for each other's locks for ever.
     *
     * @return the validator, critical
     */
    public static Validator noDeadlock() {
        return new NoDeadlock();
    }

    /**
     * File descriptors that the code under test opens, it closes.
     *
     * @param allowed how many more may be open after the last iteration, 0 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if negative
     */
    public static Validator noFileDescriptorLeak(int allowed) {
        return new NoFileDescriptorLeak(allowed);
    }

    /**
     * The heap in use stays under a limit, garbage included.
     *
     * @param limit more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator memoryUnder(Size limit) {
        return new MemoryUnder(limit, false);
    }

    /**
     * What a collection leaves in the heap stays under a limit.
     *
     * @param limit more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator retainedMemoryUnder(Size limit) {
        return new MemoryUnder(limit, true);
    }

    /**
     * What collections leave in the heap does not go on growing. Needs at least 32 iterations.
     *
     * @param tolerance a growth in the second half of the run that is no leak yet, more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator noMemoryLeak(Size tolerance) {
        return new NoMemoryLeak(tolerance);
    }

    /**
     * Each iteration takes a time within bounds.
     *
     * @param min zero or more
     * @param max at least {@code min}
     * @return the validator, a warning
     * @throws IllegalArgumentException if the bounds are negative or the wrong way round
     */
    public static Validator executionTime(Duration min, Duration max) {
        return new ExecutionTime(min, max);
    }

    /**
     * No more errors in an iteration than allowed.
     *
     * @param max 0 or more
     * @return the validator, a warning
     * @throws IllegalArgumentException if negative
     */
    public static Validator maxErrors(int max) {
        return UpperLimit.ofErrors(max);
    }

    /**
     * No more panics in an iteration than allowed.
     *
     * @param max 0 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if negative
     */
    public static Validator noPanics(int max) {
        return UpperLimit.ofPanics("noPanics", max);
    }

    /**
     * The same as {@link #noPanics}, by another name.
     *
     * @param max 0 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if negative
     */
    public static Validator panicRecovery(int max) {
        return UpperLimit.ofPanics("panicRecovery", max);
    }

    /**
     * A named condition on the state of the system.
     *
     * @param name what it is about
     * @param condition the condition
     * @return the validator, critical
     */
    public static Validator stateConsistency(String name, StateCheck condition) {
        return new Invariant("stateConsistency", name, condition);
    }

    /**
     * A condition without a name.
     *
     * @param text as it stands in the source
     * @param condition the condition
     * @return the validator, critical
     */
    public static Validator invariant(String text, StateCheck condition) {
        return new Invariant("invariant", text, condition);
    }

    /**
     * A condition on how the run went, such as a percentile of its latency.
     *
     * @param text for people
     * @param condition looked at once, after the last iteration
     * @return the validator, critical
     */
    public static Validator outcome(String text, OutcomeCheck condition) {
        return outcome("outcome", text, condition);
    }

    /**
     * A condition on how the run went, with an id of its own.
     *
     * @param id what it is about, such as {@code latency}; thresholds name validators by it
     * @param text for people
     * @param condition looked at once, after the last iteration
     * @return the validator, critical
     */
    public static Validator outcome(String id, String text, OutcomeCheck condition) {
        return new Invariant.AtEnd(id, text, condition);
    }

    /**
     * The system recovers when nothing is injected any more.
     *
     * @param within how long after the last iteration, more than zero
     * @param condition asked again and again until it holds
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator eventually(Duration within, OutcomeCheck condition) {
        return new Eventually(within, condition);
    }

    /**
     * Several as one.
     *
     * @param parts at least one
     * @return the validator, as grave as its gravest part
     * @throws IllegalArgumentException if there are none
     */
    public static Validator allOf(Validator... parts) {
        return new Combined.AllOf(List.of(parts));
    }

    /**
     * At least one of several.
     *
     * @param parts at least one
     * @return the validator, as grave as its gravest part
     * @throws IllegalArgumentException if there are none
     */
    public static Validator anyOf(Validator... parts) {
        return new Combined.AnyOf(List.of(parts));
    }

    /**
     * A validator with another severity.
     *
     * @param validator what it checks
     * @param severity instead of its own
     */
    record Graded(Validator validator, Severity severity) implements Validator {

        @Override
        public String id() {
            return validator.id();
        }

        @Override
        public String name() {
            return validator.name();
        }

        @Override
        public List<Pointcut> measured() {
            return validator.measured();
        }

        @Override
        public Check arm(RunAccess run) throws Exception {
            return validator.arm(run);
        }
    }
}
