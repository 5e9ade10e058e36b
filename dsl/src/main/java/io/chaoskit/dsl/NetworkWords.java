package io.chaoskit.dsl;

import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.effect.HostRules;
import io.chaoskit.network.ProxyDeclaration;
import io.chaoskit.network.ToxicEffect;
import io.chaoskit.network.Toxics;
import io.chaoskit.value.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The words for proxies and what happens on them. */
abstract class NetworkWords extends MethodWords {

    NetworkWords(Draft draft, Place place, Object owner) {
        super(draft, place, owner);
    }

    /** A proxy as a site. */
    @Word(usage = "proxy('name')", does = "a proxy of the scenario; its address while it runs", kind = Kind.SITE)
    public Object proxy(Object name) {
        return core$.draft().word("proxy", () -> core$.draft().network().ref(Arguments.text("proxy", name)));
    }

    /** A proxy that the scenario needs. */
    @Word(
            usage = "proxy('db') { upstream 'localhost:5432' }",
            does = "puts a proxy in front of something; it listens on a free port of 127.0.0.1 unless told")
    public Object proxy(Object name, Object body) {
        return core$.draft().word("proxy", () -> {
            var at = core$.draft().at();
            ProxyBlock block = new ProxyBlock(core$.draft(), core$.owner());
            block.read$(Arguments.closure("proxy", body));
            String text = Arguments.text("proxy", name);
            return core$.draft().declare(new ProxyDeclaration(text, block.upstream$, block.listen$, at));
        });
    }

    /** Data that arrives late. */
    @Word(
            usage = "latency(100.ms, jitter: 20.ms)",
            does =
                    "delays data on a proxy; as on all of them stream: 'upstream', toxicity: 0.5 and lasting: 2.s may follow",
            kind = Kind.INJECTOR)
    public Object latency(Object... given) {
        return toxic$("latency", given, "latency(100.ms, jitter: 20.ms)", List.of("jitter"), all -> {
            Duration delay = Arguments.duration("latency", all.value());
            return Toxics.latency(delay, all.options().duration("jitter", Duration.ZERO));
        });
    }

    /** A slow link. */
    @Word(
            usage = "bandwidth(100.kb.perSecond)",
            does = "lets no more data through a proxy than this",
            kind = Kind.INJECTOR)
    public Object bandwidth(Object... given) {
        return toxic$(
                "bandwidth",
                given,
                "bandwidth(100.kb.perSecond)",
                List.of(),
                all -> Toxics.bandwidth(Arguments.sizePerSecond("bandwidth", all.value())));
    }

    /** A late end. */
    @Word(usage = "slowClose(500.ms)", does = "delays the end of connections on a proxy", kind = Kind.INJECTOR)
    public Object slowClose(Object... given) {
        return toxic$(
                "slowClose",
                given,
                "slowClose(500.ms)",
                List.of(),
                all -> Toxics.slowClose(Arguments.duration("slowClose", all.value())));
    }

    /** Data in pieces. */
    @Word(
            usage = "slicer('100b', variation: '20b', delay: 1.ms)",
            does = "cuts data on a proxy into small pieces",
            kind = Kind.INJECTOR)
    public Object slicer(Object... given) {
        String usage = "slicer('100b', variation: '20b', delay: 1.ms)";
        return toxic$("slicer", given, usage, List.of("variation", "delay"), all -> {
            Size average = Arguments.size("slicer", all.value());
            Size variation = all.options().size("variation", new Size(0));
            return Toxics.slicer(average, variation, all.options().duration("delay", Duration.ZERO));
        });
    }

    /** An end after a number of bytes. */
    @Word(
            usage = "limitData(10.kb)",
            does = "ends each connection of a proxy after so many bytes",
            kind = Kind.INJECTOR)
    public Object limitData(Object... given) {
        return toxic$(
                "limitData",
                given,
                "limitData(10.kb)",
                List.of(),
                all -> Toxics.limitData(Arguments.size("limitData", all.value())));
    }

    /** A reset. */
    @Word(
            usage = "resetPeer(0.ms)",
            does = "resets new connections of a proxy some time after their first data",
            kind = Kind.INJECTOR)
    public Object resetPeer(Object... given) {
        return toxic$(
                "resetPeer",
                given,
                "resetPeer(0.ms)",
                List.of(),
                all -> Toxics.resetPeer(Arguments.duration("resetPeer", all.value())));
    }

    /** A cut. */
    @Word(usage = "down()", does = "closes all connections of a proxy and refuses new ones", kind = Kind.INJECTOR)
    public Object down() {
        return EffectMaker.make(core$, "down", Toxics::down);
    }

    /** A cut for a time. */
    @Word(usage = "down(2.s)", does = "the same for a time, and heals it then", kind = Kind.INJECTOR)
    public Object down(Object length) {
        return EffectMaker.make(core$, "down", () -> Toxics.down().lasting(Arguments.duration("down", length)), length);
    }

    /** Hosts that are slow or unreachable. */
    @Word(
            usage = "network { host('*.pay.example', 443) { latency 50.ms; drop 0.1 } }",
            does =
                    "makes hosts slow or unreachable for sockets, channels, the HTTP client, look-ups and Chaos.maybeNetworkChaos",
            kind = Kind.INJECTOR)
    public Object network(Object body) {
        return EffectMaker.make(core$, "network", () -> {
            NetworkBlock block = new NetworkBlock(core$.draft(), core$.owner());
            block.read$(Arguments.closure("network", body));
            return new HostRules(block.rules$);
        });
    }

    private Object toxic$(
            String word, Object[] given, String usage, List<String> options, Function<Given, ToxicEffect> toxic) {
        // One null alone is no array to Java.
        Object[] arguments = given == null ? new Object[] {null} : given;
        return EffectMaker.make(
                core$,
                word,
                () -> {
                    List<String> known = new ArrayList<>(options);
                    known.addAll(List.of("stream", "toxicity", "lasting"));
                    Given all = Given.read(word, arguments, usage, known.toArray(String[]::new));
                    if (all.timed()) {
                        throw new IllegalArgumentException(
                                word + " must be given 1 value, but was given 2; for a time: lasting: 2.s");
                    }
                    return common$(toxic.apply(all), all.options());
                },
                arguments);
    }

    private static ToxicEffect common$(ToxicEffect plain, Options options) {
        ToxicEffect effect = plain.toxicity(options.fraction("toxicity", 1));
        if (options.has("lasting")) {
            effect = effect.lasting(options.duration("lasting", Duration.ZERO));
        }
        return options.isOneOf("stream", "upstream", "downstream") ? effect.upstream() : effect;
    }
}
