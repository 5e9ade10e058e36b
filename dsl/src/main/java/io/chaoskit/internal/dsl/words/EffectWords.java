package io.chaoskit.internal.dsl.words;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Injector;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.value.Probability;
import io.chaoskit.word.Option;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.time.Duration;
import java.util.function.Supplier;

/** The words for what an injector does, and where. */
public final class EffectWords implements Words {

    /** An effect of a fixed wait. */
    @Word(usage = "delay(5.ms)", does = "makes a thread wait, before each step and at Chaos.maybeDelay()")
    public Effect delay(Duration length) {
        return Effects.delay(length);
    }

    /** An effect of a drawn wait. */
    @Word(
            usage = "delay(5.ms, 25.ms)",
            does = "makes a thread wait for a drawn time, before each step and at Chaos.maybeDelay()")
    public Effect delay(Duration min, Duration max) {
        return Effects.delay(min, max);
    }

    /** An effect that throws an error. */
    @Word(usage = "panic()", does = "throws an Error at Chaos.maybePanic()")
    public Effect panic() {
        return Effects.panic();
    }

    /** The same with a probability. */
    @Word(usage = "panic(0.01)", does = "throws an Error at Chaos.maybePanic(), with a probability")
    public Injector panic(Probability probability) {
        return drawn(Effects.panic(), probability);
    }

    /** An effect that throws an unchecked exception. */
    @Word(usage = "error('text')", does = "throws an unchecked exception at Chaos.maybeError()")
    public Effect error(String text) {
        return Effects.error(text);
    }

    /** The same with a probability. */
    @Word(
            usage = "error('text', 0.05)",
            does = "throws an unchecked exception at Chaos.maybeError(), with a probability")
    public Injector error(String text, Probability probability) {
        return drawn(Effects.error(text), probability);
    }

    /** An effect that throws an exception of the user's choice. */
    @Word(usage = "exception(IOException)", does = "throws an exception of that type at Chaos.maybeError()")
    public Effect exception(Class<? extends Throwable> type) {
        return Effects.exception(type);
    }

    /** An effect that throws what a closure makes. */
    @Word(
            usage = "exception({ new SQLException('gone', '08006') })",
            does = "throws an exception that the closure makes, for one with a constructor of its own")
    public Effect exception(Supplier<? extends Throwable> maker) {
        return Effects.exception(maker);
    }

    /** The same with a message. */
    @Word(usage = "exception(IOException, 'text')", does = "throws an exception of that type at Chaos.maybeError()")
    public Effect exception(Class<? extends Throwable> type, String text) {
        return Effects.exception(type, text);
    }

    /** An effect that cancels. */
    @Word(
            usage = "cancellation(after: 10.ms)",
            does = "interrupts the thread of a step some time after its start, or cancels a future at"
                    + " Chaos.maybeCancel(future)")
    public Effect cancellation(@Option("10ms") Duration after) {
        return Effects.cancellation(after);
    }

    /** The same with a probability. */
    @Word(usage = "cancellation(0.1, after: 10.ms)", does = "the same, with a probability")
    public Injector cancellation(Probability probability, @Option("10ms") Duration after) {
        return drawn(Effects.cancellation(after), probability);
    }

    /** Several effects as one. */
    @Word(usage = "all(delay(5.ms), panic())", does = "does several effects as one, each at its own points")
    public Effect all(Effect... parts) {
        return Effects.all(parts);
    }

    /** One of several effects. */
    @Word(usage = "oneOf(delay(5.ms), panic())", does = "does one of several effects, drawn for each fault")
    public Effect oneOf(Effect... parts) {
        return Effects.oneOf(parts);
    }

    /** A named point as a site. */
    @Word(usage = "point('name')", does = "where user code calls Chaos.apply('name')")
    public Site point(String name) {
        return Sites.point(name);
    }

    /** A failpoint as a site. */
    @Word(usage = "failpoint('name')", does = "where user code calls Failpoint.hit('name')")
    public Site failpoint(String name) {
        return Sites.failpoint(name);
    }

    private static Injector drawn(Effect effect, Probability probability) {
        return Injector.of(effect).withTrigger(Trigger.ALWAYS.probability(probability.value()));
    }
}
