package io.chaoskit.dsl;

import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.validator.Validators;
import java.util.Map;

/** The words for what must hold. */
abstract class CheckWords extends PressureWords {

    CheckWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /** A limit on live threads. */
    @Word(
            usage = "goroutineLimit(200)",
            does = "no more live threads in the JVM, platform and virtual together",
            kind = Kind.VALIDATOR)
    public Object goroutineLimit(Object max) {
        return CheckMaker.make(
                core$, "goroutineLimit", () -> Validators.goroutineLimit(Arguments.count("goroutineLimit", max)), max);
    }

    /** A limit on live threads. */
    @Word(usage = "threadLimit(200)", does = "the same as goroutineLimit", kind = Kind.VALIDATOR)
    public Object threadLimit(Object max) {
        return CheckMaker.make(
                core$, "threadLimit", () -> Validators.threadLimit(Arguments.count("threadLimit", max)), max);
    }

    /** A limit on the recorded recursion depth. */
    @Word(
            usage = "recursionDepthLimit(100)",
            does = "no deeper recursion than Chaos.recordRecursionDepth(n) may tell",
            kind = Kind.VALIDATOR)
    public Object recursionDepthLimit(Object max) {
        return CheckMaker.make(
                core$,
                "recursionDepthLimit",
                () -> Validators.recursionDepthLimit(Arguments.count("recursionDepthLimit", max)),
                max);
    }

    /** A limit on the recursion of methods. */
    @Word(
            usage = "recursionDepthLimit(100, of: 'com.acme.Saga.rollback')",
            does = "no deeper recursion of these methods, measured by itself",
            kind = Kind.VALIDATOR)
    public Object recursionDepthLimit(Map<String, Object> options, Object max) {
        return CheckMaker.make(
                core$,
                "recursionDepthLimit",
                () -> Validators.recursionDepthLimit(
                        Arguments.count("recursionDepthLimit", max), Arguments.pointcut("of", options)),
                max);
    }

    /** A limit on the time of a step. */
    @Word(
            usage = "noInfiniteLoop(5.s)",
            does = "every step ends in time; one that does not is interrupted",
            kind = Kind.VALIDATOR)
    public Object noInfiniteLoop(Object timeout) {
        return CheckMaker.make(
                core$,
                "noInfiniteLoop",
                () -> Validators.noInfiniteLoop(Arguments.duration("noInfiniteLoop", timeout)),
                timeout);
    }

    /** The same, going on with other threads. */
    @Word(
            usage = "noInfiniteLoop(5.s, undying: 3)",
            does = "the same; so many threads may ignore their interrupt, and are left behind, before the run stops",
            kind = Kind.VALIDATOR)
    public Object noInfiniteLoop(Map<String, Object> options, Object timeout) {
        return CheckMaker.make(
                core$,
                "noInfiniteLoop",
                () -> Validators.noInfiniteLoop(
                        Arguments.duration("noInfiniteLoop", timeout),
                        Options.of("noInfiniteLoop", options, "undying").count("undying", 0)),
                timeout);
    }

    /** A limit on the time of an iteration. */
    @Word(usage = "noSlowIteration(200.ms)", does = "no iteration takes longer", kind = Kind.VALIDATOR)
    public Object noSlowIteration(Object limit) {
        return CheckMaker.make(
                core$,
                "noSlowIteration",
                () -> Validators.noSlowIteration(Arguments.duration("noSlowIteration", limit)),
                limit);
    }

    /** Bounds on the time of an iteration. */
    @Word(
            usage = "executionTime(1.ms, 200.ms)",
            does = "each iteration takes a time within these bounds",
            kind = Kind.VALIDATOR)
    public Object executionTime(Object min, Object max) {
        return CheckMaker.make(
                core$,
                "executionTime",
                () -> Validators.executionTime(
                        Arguments.duration("executionTime", min), Arguments.duration("executionTime", max)),
                min,
                max);
    }

    /** A limit on errors. */
    @Word(
            usage = "maxErrors(5)",
            does = "no more errors in an iteration: recorded ones, and one that ends a step",
            kind = Kind.VALIDATOR)
    public Object maxErrors(Object max) {
        return CheckMaker.make(core$, "maxErrors", () -> Validators.maxErrors(Arguments.count("maxErrors", max)), max);
    }

    /** No panics. */
    @Word(usage = "noPanics()", does = "no panic in an iteration, recorded or ending a step", kind = Kind.VALIDATOR)
    public Object noPanics() {
        return CheckMaker.make(core$, "noPanics", () -> Validators.noPanics(0));
    }

    /** A limit on panics. */
    @Word(usage = "noPanics(1)", does = "no more panics in an iteration", kind = Kind.VALIDATOR)
    public Object noPanics(Object max) {
        return CheckMaker.make(core$, "noPanics", () -> Validators.noPanics(Arguments.count("noPanics", max)), max);
    }

    /** No panics. */
    @Word(usage = "panicRecovery()", does = "the same as noPanics()", kind = Kind.VALIDATOR)
    public Object panicRecovery() {
        return CheckMaker.make(core$, "panicRecovery", () -> Validators.panicRecovery(0));
    }

    /** A limit on panics. */
    @Word(usage = "panicRecovery(1)", does = "the same as noPanics(1)", kind = Kind.VALIDATOR)
    public Object panicRecovery(Object max) {
        return CheckMaker.make(
                core$, "panicRecovery", () -> Validators.panicRecovery(Arguments.count("panicRecovery", max)), max);
    }

    /** A named condition. */
    @Word(
            usage = "stateConsistency('ledger') { ledger.total() == 0 }",
            does = "a condition of your own; it returns a boolean or asserts",
            kind = Kind.VALIDATOR)
    public Object stateConsistency(Object name, Object condition) {
        return CheckMaker.make(
                core$,
                "stateConsistency",
                () -> Validators.stateConsistency(
                        Arguments.text("stateConsistency", name),
                        new ClosureState(Arguments.closure("stateConsistency", condition))),
                name);
    }

    /** Several validators as one. */
    @Word(usage = "allOf(noPanics(), maxErrors(5))", does = "several validators as one", kind = Kind.VALIDATOR)
    public Object allOf(Object... parts) {
        return CheckMaker.make(core$, "allOf", () -> Validators.allOf(CheckMaker.validators("allOf", parts)), parts);
    }

    /** At least one of several validators. */
    @Word(
            usage = "anyOf(noPanics(), maxErrors(5))",
            does = "at least one of several validators holds",
            kind = Kind.VALIDATOR)
    public Object anyOf(Object... parts) {
        return CheckMaker.make(core$, "anyOf", () -> Validators.anyOf(CheckMaker.validators("anyOf", parts)), parts);
    }
}
