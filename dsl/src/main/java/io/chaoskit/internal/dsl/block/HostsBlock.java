package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import io.chaoskit.effect.HostRule;
import io.chaoskit.internal.dsl.form.Body;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.value.Probability;
import io.chaoskit.word.Word;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** The words of {@code network { … }}: its hosts, and the words of each. */
final class HostsBlock extends BlockWords {

    private final List<HostRule> rules = new ArrayList<>();

    HostsBlock(Draft draft, Surroundings around) {
        super(Place.NETWORK, draft, around);
    }

    List<HostRule> rules() {
        return rules;
    }

    /** Hosts on all ports. */
    @Word(
            usage = "host('*.pay.example') { drop 0.1 }",
            does = "says what happens to connections, lookups and requests to such hosts")
    public void host(String name, @DelegatesTo(value = Host.class, strategy = Closure.DELEGATE_FIRST) Body body) {
        rule(HostRule.of(name, OptionalInt.empty()), body);
    }

    /** Hosts on one port. */
    @Word(
            usage = "host('*.pay.example', 443) { latency 50.ms; drop 0.1 }",
            does = "says what happens to connections and requests to such hosts on this port")
    public void host(
            String name, int port, @DelegatesTo(value = Host.class, strategy = Closure.DELEGATE_FIRST) Body body) {
        rule(HostRule.of(name, OptionalInt.of(port)), body);
    }

    /** A host was meant: that there is none needs no mistake of its own. */
    @Override
    Object wrong(String word, int arguments) {
        if (word.equals("host")) {
            rules.add(HostRule.of("*", OptionalInt.empty()));
        }
        return super.wrong(word, arguments);
    }

    private void rule(HostRule start, Body body) {
        Host block = new Host(start, draft(), around());
        read(body, block);
        rules.add(block.rule);
    }

    /** The words of {@code host('name') { … }}. */
    static final class Host extends BlockWords {

        private HostRule rule;

        Host(HostRule start, Draft draft, Surroundings around) {
            super(Place.HOST, draft, around);
            this.rule = start;
        }

        @Override
        boolean once(String word) {
            return true;
        }

        /** A delay. */
        @Word(usage = "latency 50.ms", does = "delays connections and requests")
        public void latency(Duration delay) {
            delayed(delay, rule.jitter());
        }

        /** A drawn delay. */
        @Word(usage = "jitter 20.ms", does = "draws up to so much more delay")
        public void jitter(Duration most) {
            delayed(rule.latency(), most);
        }

        /** A timeout. */
        @Word(usage = "drop 0.1", does = "lets connections time out at once, with a probability")
        public void drop(Probability chance) {
            failing(chance.value(), rule.refuse(), rule.reset(), rule.unknownHost());
        }

        /** A refusal. */
        @Word(usage = "refuse 0.1", does = "refuses connections, with a probability")
        public void refuse(Probability chance) {
            failing(rule.drop(), chance.value(), rule.reset(), rule.unknownHost());
        }

        /** A reset. */
        @Word(usage = "reset 0.1", does = "resets connections, with a probability")
        public void reset(Probability chance) {
            failing(rule.drop(), rule.refuse(), chance.value(), rule.unknownHost());
        }

        /** An unknown host. */
        @Word(usage = "unknownHost 0.1", does = "does not find the host, with a probability")
        public void unknownHost(Probability chance) {
            failing(rule.drop(), rule.refuse(), rule.reset(), chance.value());
        }

        private void delayed(Duration latency, Duration jitter) {
            rule = new HostRule(
                    rule.host(),
                    rule.port(),
                    latency,
                    jitter,
                    rule.drop(),
                    rule.refuse(),
                    rule.reset(),
                    rule.unknownHost());
        }

        private void failing(double drop, double refuse, double reset, double unknownHost) {
            rule = new HostRule(
                    rule.host(), rule.port(), rule.latency(), rule.jitter(), drop, refuse, reset, unknownHost);
        }
    }
}
