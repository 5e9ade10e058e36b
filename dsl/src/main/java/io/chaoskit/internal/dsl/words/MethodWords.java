package io.chaoskit.internal.dsl.words;

import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Effects;
import io.chaoskit.internal.dsl.words.ToxicWords.Stream;
import io.chaoskit.network.Toxics;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.word.Option;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

/** The words for what happens to the call of a method: {@code inject returning(null) on 'com.acme.Repo.find(..)'}. */
public final class MethodWords implements Words {

    /** Methods as a site, of classes that need not be there yet. */
    @Word(
            usage = "later('com.acme.Plugin.step(..)')",
            does = "the methods of a class that is loaded as late as during the run")
    public Site later(Pointcut pointcut) {
        return Sites.later(pointcut);
    }

    /** An effect that returns a value instead of running the method. */
    @Word(usage = "returning(null)", does = "returns a value instead of running the method")
    public Effect returning(Object value) {
        return Effects.returning(value);
    }

    /** An effect that changes what a method returns. */
    @Word(usage = "corrupt { value -> -value }", does = "runs the method and changes what it returns")
    public Effect corrupt(
            @ClosureParams(value = SimpleType.class, options = "java.lang.Object") UnaryOperator<Object> change) {
        return Effects.corrupt(change);
    }

    /** An effect that changes an argument. */
    @Word(
            usage = "argument(0) { value -> value * 2 }",
            does = "changes an argument, counted from 0, before the method runs")
    public Effect argument(
            int index,
            @ClosureParams(value = SimpleType.class, options = "java.lang.Object") UnaryOperator<Object> change) {
        return Effects.argument(index, change);
    }

    /** An effect that takes time and then fails. */
    @Word(usage = "timeout(500.ms)", does = "waits and then fails as if timed out, without running the method")
    public Effect timeout(Duration after) {
        return Effects.timeout(after);
    }

    /** The toxic of a proxy; without options it is known by where it is put. */
    @Word(
            usage = "timeout(500.ms, lasting: 2.s)",
            does = "on a proxy: loses all data, and ends a connection when none came for so long; stream: and"
                    + " toxicity: may follow, or no option")
    public Effect timeout(
            Duration after,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return ToxicWords.toxic(Toxics.timeout(after), stream, toxicity, lasting);
    }

    /** An effect that throws what callers must expect. */
    @Word(
            usage = "anyException(errors: true)",
            does =
                    "throws a checked exception that the method declares or a RuntimeException, drawn; a sweep throws each."
                            + " 'unchecked: false' leaves the RuntimeException out, 'errors: true' adds an Error")
    public Effect anyException(@Option("true") boolean unchecked, @Option("false") boolean errors) {
        return Effects.anyException(unchecked, errors);
    }

    /** An effect that keeps a method from running. */
    @Word(usage = "skip()", does = "does not run the method; it returns nothing, zero, false or null")
    public Effect skip() {
        return Effects.skip();
    }

    /** An effect that loses the answer of a call. */
    @Word(
            usage = "lostReply(IOException)",
            does = "runs the method and then throws: the call took effect, its answer is lost")
    public Effect lostReply(Class<? extends Throwable> type) {
        return Effects.lostReply(type);
    }

    /** The same with what a closure makes. */
    @Word(
            usage = "lostReply({ new SQLException('gone', '08006') })",
            does = "runs the method and then throws what the closure makes")
    public Effect lostReply(Supplier<? extends Throwable> maker) {
        return Effects.lostReply(maker);
    }

    /** The same with a message. */
    @Word(
            usage = "lostReply(IOException, 'reset')",
            does = "runs the method and then throws: the call took effect, its answer is lost")
    public Effect lostReply(Class<? extends Throwable> type, String text) {
        return Effects.lostReply(type, text);
    }

    /** An effect that delivers a call twice. */
    @Word(usage = "twice()", does = "runs the method twice")
    public Effect twice() {
        return Effects.twice();
    }

    /** An effect that blocks a call. */
    @Word(usage = "block()", does = "blocks the call until the run stops or the thread is interrupted")
    public Effect block() {
        return Effects.block();
    }
}
