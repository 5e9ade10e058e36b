package io.chaoskit.validator;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.value.Size;
import java.time.Duration;
import java.util.List;

/** Factories of validators, named like the words of the DSL, for {@code import static}. */
public final class Validators {

    private Validators() {}

    /**
     * A limit on the live threads in the JVM, platform and virtual ones together. Platform threads are counted after each
     * iteration; virtual threads, which the JVM counts only by listing them, about once a second and after the last iteration. Threads
     * that live between two counts are not seen.
     *
     * @param max 1 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if less than 1
     */
    public static Validator goroutineLimit(int max) {
        return new ThreadLimit("goroutineLimit", max);
    }

    /**
     * A limit on the live threads in the JVM, platform and virtual ones together. Platform threads are counted after each
     * iteration; virtual threads, which the JVM counts only by listing them, about once a second and after the last iteration. Threads
     * that live between two counts are not seen.
     *
     * @param max 1 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if less than 1
     */
    public static Validator threadLimit(int max) {
        return new ThreadLimit("threadLimit", max);
    }

    /**
     * A limit on the recursion depth that the code under test records with {@code Chaos.recordRecursionDepth}.
     *
     * @param max 1 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if less than 1
     */
    public static Validator recursionDepthLimit(int max) {
        return UpperLimit.ofRecordedDepth(max);
    }

    /**
     * A limit on the recursion of the methods that a pointcut matches, with no call in user code.
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
     * A timeout for each step. A step that does not end in time is interrupted, its stack is in the message, and the run stops when
     * its thread does not end.
     *
     * @param timeout more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator noInfiniteLoop(Duration timeout) {
        return new NoInfiniteLoop(timeout, 0);
    }

    /**
     * A timeout for each step. A step that does not end in time is interrupted, its stack is in the message, and the run stops when
     * its thread does not end.
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
     * An upper limit on the time of each iteration.
     *
     * @param limit more than zero
     * @return the validator, a warning
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator noSlowIteration(Duration limit) {
        return UpperLimit.ofTime(limit);
    }

    /**
     * No leaked threads: those that the code under test starts must end. With one lane and no other run in the JVM platform threads are
     * compared after each iteration with those before it; after the last iteration all threads, virtual ones too, with those that were
     * there when the warm-up was over. Threads of ChaosKit and of the JVM do not count.
     *
     * <p>The report shows where a leaked thread was started: with several lanes always, otherwise from the first iteration with a leak
     * on. That changes the JVM's {@link Thread} while the run lasts; where that is forbidden, the report does not show it.
     *
     * @param grace how long they may take to, zero or more
     * @return the validator, critical
     * @throws IllegalArgumentException if negative
     */
    public static Validator noThreadLeak(Duration grace) {
        return new NoThreadLeak(grace);
    }

    /**
     * No injected exception ends a step, neither itself nor as the cause of another one: each is handled before.
     *
     * @return the validator, critical
     */
    public static Validator noEscape() {
        return new NoEscape();
    }

    /**
     * A limit on retries: a place in the code that had a fault is called at most so often again in the iteration, by the same calls.
     *
     * @param max 0 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if negative
     */
    public static Validator noUnboundedRetry(int max) {
        return new RetryLimit(max);
    }

    /**
     * A pause before each retry: a call that failed because of a fault is not repeated by the same calls within a millisecond, nor by a
     * thread that has not waited meanwhile.
     *
     * @return the validator, critical
     */
    public static Validator noRetryWithoutDelay() {
        return noRetryWithoutDelay(RetryPause.USUAL);
    }

    /**
     * A pause before each retry: a call that failed because of a fault is not repeated by the same calls before, nor by a thread that has not
     * waited meanwhile.
     *
     * @param min the shortest pause, more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator noRetryWithoutDelay(Duration min) {
        return new RetryPause(min);
    }

    /**
     * No deadlock of platform threads, over monitors and {@code java.util.concurrent} locks. Checked five times a second, because an
     * iteration in a deadlock does not end; the run is stopped when there is one. The JVM does not tell of those of
     * virtual threads: {@link #noInfiniteLoop(Duration)} finds the step that waits for them.
     *
     * @return the validator, critical
     */
    public static Validator noDeadlock() {
        return new NoDeadlock();
    }

    /**
     * No leaked file descriptors: after the last iteration no more are open than when the warm-up was over. What the code under test
     * opens once and keeps, such as a pool of connections, belongs into a warm-up or is allowed. On Linux and macOS; on Linux the
     * message names what is open.
     *
     * @param allowed how many more may be open after the last iteration, 0 or more
     * @return the validator, critical
     * @throws IllegalArgumentException if negative
     */
    public static Validator noFileDescriptorLeak(int allowed) {
        return new NoFileDescriptorLeak(allowed);
    }

    /**
     * A limit on the heap in use after each iteration, garbage included.
     *
     * @param limit more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator memoryUnder(Size limit) {
        return new MemoryUnder(limit, false);
    }

    /**
     * A limit on the retained heap, which is in use after a collection; measured about once a second and after the last iteration.
     *
     * @param limit more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator retainedMemoryUnder(Size limit) {
        return new MemoryUnder(limit, true);
    }

    /**
     * No memory leak: the retained heap does not go on growing. It is sampled after iterations, each time after a collection, at each 48th
     * part of the run at least; at the end the trend of the samples in the second half is judged. With fewer than 32 iterations it
     * cannot tell.
     *
     * @param tolerance a growth in the second half of the run that is no leak yet, more than zero
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator noMemoryLeak(Size tolerance) {
        return new NoMemoryLeak(tolerance);
    }

    /**
     * Bounds on the time of each iteration.
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
     * A limit on the errors of an iteration: those recorded with {@code Chaos.recordError}, and the exception that ended a step.
     *
     * @param max 0 or more
     * @return the validator, a warning
     * @throws IllegalArgumentException if negative
     */
    public static Validator maxErrors(int max) {
        return UpperLimit.ofErrors(max);
    }

    /**
     * A limit on the panics of an iteration: those recorded with {@code Chaos.recordPanic}, and the {@code Error} that ended a step,
     * unless that is a failed assertion.
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
     * A named condition on the state of the system, evaluated after each iteration. When several lanes share the target it is evaluated at
     * quiet points instead, when no lane is inside an iteration: from time to time, and after the last one; {@link Validator#always} has
     * it evaluated after each iteration all the same.
     *
     * @param name what it is about
     * @param condition the condition
     * @return the validator, critical
     */
    public static Validator stateConsistency(String name, StateCheck condition) {
        return new Invariant("stateConsistency", name, condition, false);
    }

    /**
     * A condition without a name, evaluated like {@link #stateConsistency}. What an observation says of an iteration, such as its errors, is
     * for conditions that are {@link Validator#always evaluated after each}.
     *
     * @param text as it stands in the source
     * @param condition the condition
     * @return the validator, critical
     */
    public static Validator invariant(String text, StateCheck condition) {
        return new Invariant("invariant", text, condition, false);
    }

    /**
     * A condition on the outcome of a run, such as a percentile of its latency.
     *
     * @param text for people
     * @param condition evaluated once, after the last iteration
     * @return the validator, critical
     */
    public static Validator outcome(String text, OutcomeCheck condition) {
        return outcome("outcome", text, condition);
    }

    /**
     * A condition on the outcome of a run, with an id of its own.
     *
     * @param id what it is about, such as {@code latency}; thresholds name validators by it
     * @param text for people
     * @param condition evaluated once, after the last iteration
     * @return the validator, critical
     */
    public static Validator outcome(String id, String text, OutcomeCheck condition) {
        return new Invariant.AtEnd(id, text, condition);
    }

    /**
     * Recovery: a condition comes true in time after the last iteration, when nothing is injected any more.
     *
     * @param within how long after the last iteration, more than zero
     * @param condition evaluated again and again, by a thread of ChaosKit, until it holds; an exception of it means: not yet
     * @return the validator, critical
     * @throws IllegalArgumentException if not more than zero
     */
    public static Validator eventually(Duration within, OutcomeCheck condition) {
        return new Eventually(within, condition);
    }

    /**
     * Several validators as one, violated when one of them is.
     *
     * @param parts at least one
     * @return the validator, as grave as its gravest part
     * @throws IllegalArgumentException if there are none
     */
    public static Validator allOf(Validator... parts) {
        return new Combined.AllOf(List.of(parts));
    }

    /**
     * Several validators of which at least one must hold.
     *
     * @param parts at least one
     * @return the validator, as grave as its gravest part
     * @throws IllegalArgumentException if there are none
     */
    public static Validator anyOf(Validator... parts) {
        return new Combined.AnyOf(List.of(parts));
    }
}
