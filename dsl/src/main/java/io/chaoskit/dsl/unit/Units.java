package io.chaoskit.dsl.unit;

import io.chaoskit.value.Durations;
import io.chaoskit.value.Size;
import java.math.BigDecimal;
import java.time.Duration;

/** Units on numbers, as Groovy properties: {@code 5.ms 2.s 1.min 24.h 512.mb 10.percent 50.perSecond}. */
public final class Units {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Units() {}

    /**
     * A rate of events.
     *
     * @param value events a second
     */
    public record PerSecond(double value) {}

    /**
     * A rate of bytes.
     *
     * @param size bytes a second
     */
    public record SizePerSecond(Size size) {}

    /**
     * Nanoseconds.
     *
     * @param amount how many
     * @return to the nearest nanosecond
     */
    public static Duration getNs(Number amount) {
        return Durations.of(amount, "ns");
    }

    /**
     * Microseconds.
     *
     * @param amount how many
     * @return to the nearest nanosecond
     */
    public static Duration getUs(Number amount) {
        return Durations.of(amount, "us");
    }

    /**
     * Milliseconds.
     *
     * @param amount how many
     * @return to the nearest nanosecond
     */
    public static Duration getMs(Number amount) {
        return Durations.of(amount, "ms");
    }

    /**
     * Seconds.
     *
     * @param amount how many
     * @return to the nearest nanosecond
     */
    public static Duration getS(Number amount) {
        return Durations.of(amount, "s");
    }

    /**
     * Minutes.
     *
     * @param amount how many
     * @return to the nearest nanosecond
     */
    public static Duration getMin(Number amount) {
        return Durations.of(amount, "min");
    }

    /**
     * Hours.
     *
     * @param amount how many
     * @return to the nearest nanosecond
     */
    public static Duration getH(Number amount) {
        return Durations.of(amount, "h");
    }

    /**
     * Bytes.
     *
     * @param amount how many
     * @return to the nearest byte
     */
    public static Size getB(Number amount) {
        return Size.of(amount, "b");
    }

    /**
     * Bytes.
     *
     * @param amount how many
     * @return to the nearest byte
     */
    public static Size getBytes(Number amount) {
        return getB(amount);
    }

    /**
     * Kilobytes of 1,024 bytes.
     *
     * @param amount how many
     * @return to the nearest byte
     */
    public static Size getKb(Number amount) {
        return Size.of(amount, "kb");
    }

    /**
     * Megabytes of 1,024 kilobytes, as {@code -Xmx} counts them.
     *
     * @param amount how many
     * @return to the nearest byte
     */
    public static Size getMb(Number amount) {
        return Size.of(amount, "mb");
    }

    /**
     * Gigabytes of 1,024 megabytes.
     *
     * @param amount how many
     * @return to the nearest byte
     */
    public static Size getGb(Number amount) {
        return Size.of(amount, "gb");
    }

    /**
     * A share.
     *
     * @param amount of a hundred
     * @return {@code 0.1} for {@code 10.percent}
     */
    public static BigDecimal getPercent(Number amount) {
        try {
            return new BigDecimal(amount.toString()).divide(HUNDRED);
        } catch (NumberFormatException notFinite) {
            throw new IllegalArgumentException("percent must be a number, but was " + amount, notFinite);
        }
    }

    /**
     * A rate.
     *
     * @param amount how many a second
     * @return for {@code rate}
     */
    public static PerSecond getPerSecond(Number amount) {
        if (!Double.isFinite(amount.doubleValue())) {
            throw new IllegalArgumentException("perSecond must be a number, but was " + amount);
        }
        return new PerSecond(amount.doubleValue());
    }

    /**
     * A rate of bytes: {@code 200.mb.perSecond}.
     *
     * @param size how much a second
     * @return for {@code gcPressure}
     */
    public static SizePerSecond getPerSecond(Size size) {
        return new SizePerSecond(size);
    }

    /**
     * A negative size, since {@code -5.mb} calls it; every word that takes a size rejects it with a message.
     *
     * @param size any
     * @return its negative
     */
    public static Size negative(Size size) {
        return new Size(-size.bytes());
    }

    /**
     * A negative duration, since {@code -5.ms} calls it; every word that takes a duration rejects it with a message.
     *
     * @param duration any
     * @return its negative
     */
    public static Duration negative(Duration duration) {
        return duration.negated();
    }
}
