package io.chaoskit.network;

import io.chaoskit.value.Durations;
import io.chaoskit.value.Probability;
import io.chaoskit.value.Size;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** Factories for the faults on proxies, named as the words of the DSL. All times are in whole milliseconds, as in Toxiproxy. */
public final class Toxics {

    private static final long BYTES_PER_KB = 1_000;

    private Toxics() {}

    /**
     * Latency: delays data.
     *
     * @param delay zero or more
     * @param jitter the largest difference of the delay, either way; zero or more
     * @return the effect
     * @throws IllegalArgumentException if one is negative
     */
    public static ToxicEffect latency(Duration delay, Duration jitter) {
        long millis = millis("latency", delay);
        long spread = millis("jitter", jitter);
        List<String> arguments = new ArrayList<>(List.of(Durations.format(delay)));
        if (spread > 0) {
            arguments.add("jitter: " + Durations.format(jitter));
        }
        return effect("latency", arguments, (toxics, name, direction) -> {
            var toxic = toxics.latency(name, direction, millis);
            return spread > 0 ? toxic.setJitter(spread) : toxic;
        });
    }

    /**
     * A bandwidth limit.
     *
     * @param perSecond at least 1,000 bytes
     * @return the effect
     * @throws IllegalArgumentException if it is less
     */
    public static ToxicEffect bandwidth(Size perSecond) {
        long rate = perSecond.bytes() / BYTES_PER_KB;
        if (rate < 1) {
            throw new IllegalArgumentException("bandwidth must be at least 1000 bytes a second, but was " + perSecond);
        }
        return effect(
                "bandwidth",
                List.of(perSecond + "/s"),
                (toxics, name, direction) -> toxics.bandwidth(name, direction, rate));
    }

    /**
     * A slow close: delays the end of the connection.
     *
     * @param delay zero or more
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static ToxicEffect slowClose(Duration delay) {
        long millis = millis("slowClose", delay);
        return effect(
                "slowClose",
                List.of(Durations.format(delay)),
                (toxics, name, direction) -> toxics.slowClose(name, direction, millis));
    }

    /**
     * A timeout: drops all data, and closes the connection when none arrived for a time.
     *
     * @param after the time; zero never closes
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static ToxicEffect timeout(Duration after) {
        long millis = millis("timeout", after);
        return effect(
                "timeout",
                List.of(Durations.format(after)),
                (toxics, name, direction) -> toxics.timeout(name, direction, millis));
    }

    /**
     * A slicer: cuts data into small pieces.
     *
     * @param averageSize of a piece, more than zero
     * @param variation the largest distance of a cut from the middle
     * @param delay after each piece, in whole microseconds
     * @return the effect
     * @throws IllegalArgumentException if the size is zero, the variation is larger, or the delay is negative
     */
    public static ToxicEffect slicer(Size averageSize, Size variation, Duration delay) {
        Size.positive("slicer", averageSize);
        if (variation.bytes() >= averageSize.bytes()) {
            throw new IllegalArgumentException(
                    "variation must be less than the average size " + averageSize + ", but was " + variation);
        }
        long micros = TimeUnit.NANOSECONDS.toMicros(notNegative("delay", delay).toNanos());
        List<String> arguments = new ArrayList<>(List.of(averageSize.toString()));
        if (variation.bytes() > 0) {
            arguments.add("variation: " + variation);
        }
        if (micros > 0) {
            arguments.add("delay: " + Durations.format(delay));
        }
        return effect("slicer", arguments, (toxics, name, direction) -> {
            var toxic = toxics.slicer(name, direction, averageSize.bytes(), micros);
            return toxic.setSizeVariation(variation.bytes());
        });
    }

    /**
     * A data limit: closes each connection after a number of bytes.
     *
     * @param size the number
     * @return the effect
     */
    public static ToxicEffect limitData(Size size) {
        return effect(
                "limitData",
                List.of(size.toString()),
                (toxics, name, direction) -> toxics.limitData(name, direction, size.bytes()));
    }

    /**
     * A reset of each new connection at its first data.
     *
     * @param after how long after it, zero or more
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static ToxicEffect resetPeer(Duration after) {
        long millis = millis("resetPeer", after);
        return effect(
                "resetPeer",
                List.of(Durations.format(after)),
                (toxics, name, direction) -> toxics.resetPeer(name, direction, millis));
    }

    /**
     * A cut: closes all connections, and rejects new ones.
     *
     * @return the effect; {@link ToxicEffect#lasting} heals it after a time
     */
    public static ToxicEffect down() {
        return ToxicEffect.cut("down");
    }

    /**
     * Packet loss: drops chunks of data, which breaks the stream. Only the embedded server has it.
     *
     * @param lossRate the chance of each chunk
     * @param correlation added to the chance after a chunk was lost
     * @return the effect
     */
    public static ToxicEffect packetLoss(Probability lossRate, Probability correlation) {
        List<String> arguments = new ArrayList<>(List.of(lossRate.toString()));
        if (correlation.value() > 0) {
            arguments.add("correlation: " + correlation);
        }
        Map<String, Double> attributes = Map.of("loss_rate", lossRate.value(), "correlation", correlation.value());
        return ToxicEffect.of(
                "packetLoss", arguments, (toxics, settings) -> toxics.addOwn("packet_loss", attributes, settings));
    }

    /**
     * Corruption: changes one bit of bytes. Only the embedded server has it.
     *
     * @param rate the chance of each byte
     * @return the effect
     */
    public static ToxicEffect corruptData(Probability rate) {
        Map<String, Double> attributes = Map.of("rate", rate.value());
        return ToxicEffect.of(
                "corruptData",
                List.of(rate.toString()),
                (toxics, settings) -> toxics.addOwn("corrupt", attributes, settings));
    }

    private static ToxicEffect effect(String word, List<String> arguments, ProxyToxics.ClientToxic toxic) {
        return ToxicEffect.of(word, arguments, (toxics, settings) -> toxics.add(toxic, settings));
    }

    private static long millis(String word, Duration duration) {
        return notNegative(word, duration).toMillis();
    }

    private static Duration notNegative(String word, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(word + " must not be negative, but was " + Durations.format(duration));
        }
        return duration;
    }
}
