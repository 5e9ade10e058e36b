package io.chaoskit.dsl;

import io.chaoskit.effect.HostRule;
import io.chaoskit.word.Word;
import java.time.Duration;
import java.util.function.UnaryOperator;

/** The words of {@code host('name') { … }}. */
public final class HostBlock extends Block {

    HostRule rule$;

    HostBlock(Draft draft, Object owner, HostRule start) {
        super(draft, Place.HOST, owner);
        this.rule$ = start;
    }

    /** A delay. */
    @Word(usage = "latency 50.ms", does = "delays connections and requests")
    public Object latency(Object delay) {
        return change$("latency", rule -> with(rule, Arguments.duration("latency", delay), rule.jitter()));
    }

    /** A drawn delay. */
    @Word(usage = "jitter 20.ms", does = "draws up to so much more delay")
    public Object jitter(Object most) {
        return change$("jitter", rule -> with(rule, rule.latency(), Arguments.duration("jitter", most)));
    }

    /** A time-out. */
    @Word(usage = "drop 0.1", does = "lets connections time out at once, with a probability")
    public Object drop(Object chance) {
        double share = Arguments.fraction("drop", chance);
        return change$("drop", rule -> with(rule, share, rule.refuse(), rule.reset(), rule.unknownHost()));
    }

    /** A refusal. */
    @Word(usage = "refuse 0.1", does = "refuses connections, with a probability")
    public Object refuse(Object chance) {
        double share = Arguments.fraction("refuse", chance);
        return change$("refuse", rule -> with(rule, rule.drop(), share, rule.reset(), rule.unknownHost()));
    }

    /** A reset. */
    @Word(usage = "reset 0.1", does = "resets connections, with a probability")
    public Object reset(Object chance) {
        double share = Arguments.fraction("reset", chance);
        return change$("reset", rule -> with(rule, rule.drop(), rule.refuse(), share, rule.unknownHost()));
    }

    /** An unknown host. */
    @Word(usage = "unknownHost 0.1", does = "does not find the host, with a probability")
    public Object unknownHost(Object chance) {
        double share = Arguments.fraction("unknownHost", chance);
        return change$("unknownHost", rule -> with(rule, rule.drop(), rule.refuse(), rule.reset(), share));
    }

    private Object change$(String word, UnaryOperator<HostRule> change) {
        return core$.draft().word(word, () -> rule$ = change.apply(rule$));
    }

    private static HostRule with(HostRule old, Duration latency, Duration jitter) {
        return new HostRule(
                old.host(), old.port(), latency, jitter, old.drop(), old.refuse(), old.reset(), old.unknownHost());
    }

    private static HostRule with(HostRule old, double drop, double refuse, double reset, double unknownHost) {
        return new HostRule(old.host(), old.port(), old.latency(), old.jitter(), drop, refuse, reset, unknownHost);
    }
}
