package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.effect.Effects;
import io.chaoskit.site.FailpointSite;
import io.chaoskit.site.NamedPoint;
import io.chaoskit.site.StepStart;
import java.time.Duration;
import java.util.Map;

/** The words for what an injector does, and where. */
abstract class EffectWords extends Block {

    EffectWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /** An effect of a fixed wait. */
    @Word(
            usage = "delay(5.ms)",
            does = "makes a thread wait, before each step and at Chaos.maybeDelay()",
            kind = Kind.INJECTOR)
    public Object delay(Object length) {
        return EffectMaker.make(core$, "delay", () -> Effects.delay(Arguments.duration("delay", length)), length);
    }

    /** An effect of a drawn wait. */
    @Word(
            usage = "delay(5.ms, 25.ms)",
            does = "makes a thread wait for a drawn time, before each step and at Chaos.maybeDelay()",
            kind = Kind.INJECTOR)
    public Object delay(Object min, Object max) {
        return EffectMaker.make(
                core$,
                "delay",
                () -> {
                    Duration least = Arguments.duration("delay", min);
                    return Effects.delay(least, Arguments.duration("delay", max));
                },
                min,
                max);
    }

    /** An effect that throws an error. */
    @Word(usage = "panic()", does = "throws an Error at Chaos.maybePanic()", kind = Kind.INJECTOR)
    public Object panic() {
        return EffectMaker.make(core$, "panic", Effects::panic);
    }

    /** The same with a probability. */
    @Word(
            usage = "panic(0.01)",
            does = "throws an Error at Chaos.maybePanic(), with a probability",
            kind = Kind.INJECTOR)
    public Object panic(Object probability) {
        return EffectMaker.make(
                core$, "panic", () -> EffectMaker.withProbability(Effects.panic(), probability), probability);
    }

    /** An effect that throws an unchecked exception. */
    @Word(usage = "error('text')", does = "throws an unchecked exception at Chaos.maybeError()", kind = Kind.INJECTOR)
    public Object error(Object text) {
        return EffectMaker.make(core$, "error", () -> Effects.error(Arguments.text("error", text)), text);
    }

    /** The same with a probability. */
    @Word(
            usage = "error('text', 0.05)",
            does = "throws an unchecked exception at Chaos.maybeError(), with a probability",
            kind = Kind.INJECTOR)
    public Object error(Object text, Object probability) {
        return EffectMaker.make(
                core$,
                "error",
                () -> EffectMaker.withProbability(Effects.error(Arguments.text("error", text)), probability),
                text,
                probability);
    }

    /** An effect that throws an exception of the user's choice. */
    @Word(
            usage = "exception(IOException)",
            does = "throws an exception of that type at Chaos.maybeError()",
            kind = Kind.INJECTOR)
    public Object exception(Object type) {
        return EffectMaker.make(
                core$, "exception", () -> Effects.exception(Arguments.throwable("exception", type)), type);
    }

    /** The same with a message. */
    @Word(
            usage = "exception(IOException, 'text')",
            does = "throws an exception of that type at Chaos.maybeError()",
            kind = Kind.INJECTOR)
    public Object exception(Object type, Object text) {
        return EffectMaker.make(
                core$,
                "exception",
                () -> Effects.exception(Arguments.throwable("exception", type), Arguments.text("exception", text)),
                type,
                text);
    }

    /** An effect that cancels. */
    @Word(
            usage = "cancellation()",
            does =
                    "interrupts the thread of a step 10 ms after its start, or cancels a future at Chaos.maybeCancel(future)",
            kind = Kind.INJECTOR)
    public Object cancellation() {
        return EffectMaker.make(core$, "cancellation", Effects::cancellation);
    }

    /** The same with a probability. */
    @Word(usage = "cancellation(0.1)", does = "the same, with a probability", kind = Kind.INJECTOR)
    public Object cancellation(Object probability) {
        return EffectMaker.make(
                core$,
                "cancellation",
                () -> EffectMaker.withProbability(Effects.cancellation(), probability),
                probability);
    }

    /** The same after another time. */
    @Word(usage = "cancellation(after: 10.ms)", does = "the same, some time after the hit", kind = Kind.INJECTOR)
    public Object cancellation(Map<String, Object> options) {
        return EffectMaker.make(core$, "cancellation", () -> EffectMaker.cancellation(options));
    }

    /** The same with both. */
    @Word(
            usage = "cancellation(0.1, after: 10.ms)",
            does = "the same, with a probability, some time after the hit",
            kind = Kind.INJECTOR)
    public Object cancellation(Map<String, Object> options, Object probability) {
        return EffectMaker.make(
                core$,
                "cancellation",
                () -> EffectMaker.withProbability(EffectMaker.cancellation(options), probability),
                probability);
    }

    /** Several effects as one. */
    @Word(
            usage = "all(delay(5.ms), panic())",
            does = "does several effects as one, each at its own points",
            kind = Kind.INJECTOR)
    public Object all(Object... parts) {
        return EffectMaker.make(core$, "all", () -> Effects.all(EffectMaker.effects("all", parts)), parts);
    }

    /** One of several effects. */
    @Word(
            usage = "oneOf(delay(5.ms), panic())",
            does = "does one of several effects, drawn for each fault",
            kind = Kind.INJECTOR)
    public Object oneOf(Object... parts) {
        return EffectMaker.make(core$, "oneOf", () -> Effects.oneOf(EffectMaker.effects("oneOf", parts)), parts);
    }

    /** A named point as a site. */
    @Word(usage = "point('name')", does = "where user code calls Chaos.apply('name')", kind = Kind.SITE)
    public Object point(Object name) {
        return core$.draft()
                .maker(
                        "point",
                        "inject … on point('name')",
                        new Object[] {name},
                        () -> new NamedPoint(Arguments.text("point", name)));
    }

    /** A failpoint as a site. */
    @Word(usage = "failpoint('name')", does = "where user code calls Failpoint.hit('name')", kind = Kind.SITE)
    public Object failpoint(Object name) {
        return core$.draft()
                .maker(
                        "failpoint",
                        "inject … on failpoint('name')",
                        new Object[] {name},
                        () -> new FailpointSite(Arguments.text("failpoint", name)));
    }

    /** The start of a step as a site. */
    @Word(usage = "step('name')", does = "the start of a step", kind = Kind.SITE)
    public Object step(Object name) {
        return core$.draft()
                .maker("step", "step('name') { … }", new Object[] {name}, () -> new StepStart(stepName$(name)));
    }

    private static String stepName$(Object given) {
        if (given instanceof Closure) {
            throw new IllegalArgumentException("step must have a name, but has none; step('name') { … }");
        }
        return Arguments.text("step", given);
    }

    /** Begins an injector. */
    @Word(usage = "inject delay(5.ms, 25.ms) probability 0.1", does = "adds a fault")
    public Object inject(Object effect) {
        core$.draft().used(effect);
        InjectorClause clause = new InjectorClause(core$.draft(), scope$());
        if (core$.draft().word("inject", () -> clause.begin(Broken.known(effect))) != Broken.VALUE) {
            core$.draft().add(clause);
        }
        return clause;
    }

    /**
     * What {@code inject} is compiled to: Groovy has a method of that name for every object, which would win when a closure is
     * injected, and do nothing.
     *
     * @param effect what is injected
     * @return for the words behind it
     */
    public Object inject$(Object effect) {
        return inject(effect);
    }

    /** The scope that injectors of this block belong to; empty for none. */
    abstract String scope$();
}
