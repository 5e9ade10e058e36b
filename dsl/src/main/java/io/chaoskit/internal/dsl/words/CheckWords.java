package io.chaoskit.internal.dsl.words;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import io.chaoskit.internal.dsl.form.RunWords;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.StateCheck;
import io.chaoskit.validator.Validator;
import io.chaoskit.validator.Validators;
import io.chaoskit.word.Option;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.time.Duration;

/** The words for what must hold. */
public final class CheckWords implements Words {

    /** A limit on live threads. */
    @Word(
            usage = "goroutineLimit(200)",
            does =
                    "no more live threads in the JVM, platform and virtual together; virtual ones are counted about once a second,"
                            + " so that those that live shorter may be missed")
    public Validator goroutineLimit(int max) {
        return Validators.goroutineLimit(max);
    }

    /** A limit on live threads. */
    @Word(usage = "threadLimit(200)", does = "the same as goroutineLimit")
    public Validator threadLimit(int max) {
        return Validators.threadLimit(max);
    }

    /** A limit on the recorded recursion depth. */
    @Word(usage = "recursionDepthLimit(100)", does = "no deeper recursion is recorded by Chaos.recordRecursionDepth(n)")
    public Validator recursionDepthLimit(int max) {
        return Validators.recursionDepthLimit(max);
    }

    /** A limit on the recursion of methods. */
    @Word(
            usage = "recursionDepthLimit(100, of: 'com.acme.Saga.rollback')",
            does = "no deeper recursion of these methods, measured by itself")
    public Validator recursionDepthLimit(int max, @Option Pointcut of) {
        return Validators.recursionDepthLimit(max, of);
    }

    /** A limit on the time of a step. */
    @Word(usage = "noInfiniteLoop(5.s)", does = "every step ends in time; one that does not is interrupted")
    public Validator noInfiniteLoop(Duration timeout) {
        return Validators.noInfiniteLoop(timeout);
    }

    /** The same, going on with other threads. */
    @Word(
            usage = "noInfiniteLoop(5.s, undying: 3)",
            does = "the same; so many threads may ignore their interrupt, and are left behind, before the run stops")
    public Validator noInfiniteLoop(Duration timeout, @Option int undying) {
        return Validators.noInfiniteLoop(timeout, undying);
    }

    /** A limit on the time of an iteration. */
    @Word(usage = "noSlowIteration(200.ms)", does = "no iteration takes longer")
    public Validator noSlowIteration(Duration limit) {
        return Validators.noSlowIteration(limit);
    }

    /** Bounds on the time of an iteration. */
    @Word(usage = "executionTime(1.ms, 200.ms)", does = "each iteration takes a time within these bounds")
    public Validator executionTime(Duration min, Duration max) {
        return Validators.executionTime(min, max);
    }

    /** A limit on errors. */
    @Word(usage = "maxErrors(5)", does = "no more errors in an iteration: recorded ones, and one that ends a step")
    public Validator maxErrors(int max) {
        return Validators.maxErrors(max);
    }

    /** No panics. */
    @Word(usage = "noPanics()", does = "no panic in an iteration, recorded or ending a step")
    public Validator noPanics() {
        return Validators.noPanics(0);
    }

    /** A limit on panics. */
    @Word(usage = "noPanics(1)", does = "no more panics in an iteration")
    public Validator noPanics(int max) {
        return Validators.noPanics(max);
    }

    /** No panics. */
    @Word(usage = "panicRecovery()", does = "the same as noPanics()")
    public Validator panicRecovery() {
        return Validators.panicRecovery(0);
    }

    /** A limit on panics. */
    @Word(usage = "panicRecovery(1)", does = "the same as noPanics(1)")
    public Validator panicRecovery(int max) {
        return Validators.panicRecovery(max);
    }

    /** Injected exceptions are handled. */
    @Word(
            usage = "noEscape()",
            does = "no injected exception ends a step, neither itself nor as the cause of another one")
    public Validator noEscape() {
        return Validators.noEscape();
    }

    /** A limit on retries. */
    @Word(
            usage = "noUnboundedRetry(3)",
            does = "what had a fault is called at most so often again in an iteration, by the same calls")
    public Validator noUnboundedRetry(int max) {
        return Validators.noUnboundedRetry(max);
    }

    /** A pause before a retry. */
    @Word(
            usage = "noRetryWithoutDelay()",
            does = "what failed because of a fault is not called again, by the same calls, without a pause")
    public Validator noRetryWithoutDelay() {
        return Validators.noRetryWithoutDelay();
    }

    /** A pause of a certain length before a retry. */
    @Word(usage = "noRetryWithoutDelay(100.ms)", does = "the same, with a pause of at least so long")
    public Validator noRetryWithoutDelay(Duration min) {
        return Validators.noRetryWithoutDelay(min);
    }

    /** A named condition. */
    @Word(
            usage = "stateConsistency('ledger') { ledger.total() == 0 }",
            does = "a condition of your own; it returns a boolean or asserts")
    public Validator stateConsistency(
            String name,
            @DelegatesTo(value = RunWords.Check.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "java.lang.Object")
                    StateCheck condition) {
        return Validators.stateConsistency(name, condition);
    }

    /** The system recovers. */
    @Word(
            usage = "eventually(5.s) { target.ready }",
            does = "a condition comes true in time after the last iteration, when nothing is injected any more")
    public Validator eventually(
            Duration within,
            @DelegatesTo(value = RunWords.AtEnd.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "java.lang.Object")
                    OutcomeCheck condition) {
        return Validators.eventually(within, condition);
    }

    /** Several validators as one. */
    @Word(usage = "allOf(noPanics(), maxErrors(5))", does = "several validators as one")
    public Validator allOf(Validator... parts) {
        return Validators.allOf(parts);
    }

    /** At least one of several validators. */
    @Word(usage = "anyOf(noPanics(), maxErrors(5))", does = "at least one of several validators holds")
    public Validator anyOf(Validator... parts) {
        return Validators.anyOf(parts);
    }
}
