package io.chaoskit.internal.dsl.words;

import io.chaoskit.dsl.unit.Units.SizePerSecond;
import io.chaoskit.effect.Effect;
import io.chaoskit.network.ToxicEffect;
import io.chaoskit.network.Toxics;
import io.chaoskit.value.Probability;
import io.chaoskit.value.Size;
import io.chaoskit.word.Option;
import io.chaoskit.word.Word;
import io.chaoskit.word.Words;
import java.time.Duration;
import java.util.Optional;

/** The words for what happens on proxies. */
public final class ToxicWords implements Words {

    /** Which data a toxic is for. */
    enum Stream {
        /** From the client. */
        UPSTREAM,
        /** To the client. */
        DOWNSTREAM
    }

    /** Data that arrives late. */
    @Word(
            usage = "latency(100.ms, jitter: 20.ms)",
            does =
                    "delays data on a proxy; as on all of them stream: 'upstream', toxicity: 0.5 and lasting: 2.s may follow")
    public Effect latency(
            Duration delay,
            @Option("0ms") Duration jitter,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return toxic(Toxics.latency(delay, jitter), stream, toxicity, lasting);
    }

    /** A slow link. */
    @Word(usage = "bandwidth(100.kb.perSecond)", does = "lets no more data through a proxy than this")
    public Effect bandwidth(
            SizePerSecond rate,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return toxic(Toxics.bandwidth(rate.size()), stream, toxicity, lasting);
    }

    /** A late end. */
    @Word(usage = "slowClose(500.ms)", does = "delays the end of connections on a proxy")
    public Effect slowClose(
            Duration delay,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return toxic(Toxics.slowClose(delay), stream, toxicity, lasting);
    }

    /** Data in pieces. */
    @Word(usage = "slicer('100b', variation: '20b', delay: 1.ms)", does = "cuts data on a proxy into small pieces")
    public Effect slicer(
            Size average,
            @Option("0b") Size variation,
            @Option("0ms") Duration delay,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return toxic(Toxics.slicer(average, variation, delay), stream, toxicity, lasting);
    }

    /** An end after a number of bytes. */
    @Word(usage = "limitData(10.kb)", does = "ends each connection of a proxy after so many bytes")
    public Effect limitData(
            Size most,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return toxic(Toxics.limitData(most), stream, toxicity, lasting);
    }

    /** A reset. */
    @Word(usage = "resetPeer(0.ms)", does = "resets new connections of a proxy some time after their first data")
    public Effect resetPeer(
            Duration after,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return toxic(Toxics.resetPeer(after), stream, toxicity, lasting);
    }

    /** Lost data. */
    @Word(
            usage = "packetLoss(0.1, correlation: 0.5)",
            does =
                    "loses chunks of data on a proxy with a probability, which grows by correlation after a lost one; embedded server only")
    public Effect packetLoss(
            Probability lossRate,
            @Option("0") Probability correlation,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return toxic(Toxics.packetLoss(lossRate, correlation), stream, toxicity, lasting);
    }

    /** Changed data. */
    @Word(
            usage = "corruptData(0.001)",
            does = "changes a bit of bytes on a proxy, each byte with a probability; embedded server only")
    public Effect corruptData(
            Probability rate,
            @Option("downstream") Stream stream,
            @Option("1") double toxicity,
            @Option Optional<Duration> lasting) {
        return toxic(Toxics.corruptData(rate), stream, toxicity, lasting);
    }

    /** A cut. */
    @Word(usage = "down()", does = "closes all connections of a proxy and refuses new ones")
    public Effect down() {
        return Toxics.down();
    }

    /** A cut for a time. */
    @Word(usage = "down(2.s)", does = "the same for a time, and heals it then")
    public Effect down(Duration length) {
        return Toxics.down().lasting(length);
    }

    static Effect toxic(ToxicEffect plain, Stream stream, double toxicity, Optional<Duration> lasting) {
        ToxicEffect drawn = plain.toxicity(toxicity);
        ToxicEffect effect = lasting.map(drawn::lasting).orElse(drawn);
        return stream == Stream.UPSTREAM ? effect.upstream() : effect;
    }
}
