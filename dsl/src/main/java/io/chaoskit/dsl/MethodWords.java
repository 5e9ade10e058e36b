package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.effect.Block;
import io.chaoskit.effect.ChangeArgument;
import io.chaoskit.effect.Corrupt;
import io.chaoskit.effect.LostReply;
import io.chaoskit.effect.Returning;
import io.chaoskit.effect.Skip;
import io.chaoskit.effect.ThrowException;
import io.chaoskit.effect.Timeout;
import io.chaoskit.effect.Twice;

/** The words for what happens to the call of a method: {@code inject returning(null) on 'com.acme.Repo.find(..)'}. */
abstract class MethodWords extends EffectWords {

    MethodWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /** An effect that returns a value instead of running the method. */
    @Word(usage = "returning(null)", does = "returns a value instead of running the method", kind = Kind.INJECTOR)
    public Object returning(Object value) {
        return EffectMaker.make(core$, "returning", () -> new Returning(value));
    }

    /** An effect that changes what a method returns. */
    @Word(
            usage = "corrupt { value -> -value }",
            does = "runs the method and changes what it returns",
            kind = Kind.INJECTOR)
    public Object corrupt(Closure<?> change) {
        return EffectMaker.make(core$, "corrupt", () -> new Corrupt(Closures.operator(change)));
    }

    /** An effect that changes an argument. */
    @Word(
            usage = "argument(0) { value -> value * 2 }",
            does = "changes an argument, counted from 0, before the method runs",
            kind = Kind.INJECTOR)
    public Object argument(Object index, Closure<?> change) {
        return EffectMaker.make(
                core$,
                "argument",
                () -> new ChangeArgument(Arguments.count("argument", index), Closures.operator(change)));
    }

    /** An effect that takes time and then fails. */
    @Word(
            usage = "timeout(500.ms)",
            does = "waits and then fails as if timed out, without running the method",
            kind = Kind.INJECTOR)
    public Object timeout(Object after) {
        return EffectMaker.make(core$, "timeout", () -> new Timeout(Arguments.duration("timeout", after)), after);
    }

    /** An effect that keeps a method from running. */
    @Word(
            usage = "skip()",
            does = "does not run the method; it returns nothing, zero, false or null",
            kind = Kind.INJECTOR)
    public Object skip() {
        return EffectMaker.make(core$, "skip", Skip::new);
    }

    /** An effect that loses the answer of a call. */
    @Word(
            usage = "lostReply(IOException)",
            does = "runs the method and then throws: the call took effect, its answer is lost",
            kind = Kind.INJECTOR)
    public Object lostReply(Object type) {
        return EffectMaker.make(
                core$,
                "lostReply",
                () -> new LostReply(new ThrowException(Arguments.throwable("lostReply", type), null)),
                type);
    }

    /** The same with a message. */
    @Word(
            usage = "lostReply(IOException, 'reset')",
            does = "runs the method and then throws: the call took effect, its answer is lost",
            kind = Kind.INJECTOR)
    public Object lostReply(Object type, Object text) {
        return EffectMaker.make(
                core$,
                "lostReply",
                () -> new LostReply(
                        new ThrowException(Arguments.throwable("lostReply", type), Arguments.text("lostReply", text))),
                type,
                text);
    }

    /** An effect that delivers a call twice. */
    @Word(usage = "twice()", does = "runs the method twice", kind = Kind.INJECTOR)
    public Object twice() {
        return EffectMaker.make(core$, "twice", Twice::new);
    }

    /** An effect that blocks a call. */
    @Word(
            usage = "block()",
            does = "blocks the call until the run stops or the thread is interrupted",
            kind = Kind.INJECTOR)
    public Object block() {
        return EffectMaker.make(core$, "block", Block::new);
    }
}
