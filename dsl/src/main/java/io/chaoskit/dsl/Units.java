package io.chaoskit.dsl;

import io.chaoskit.value.Durations;
import java.math.BigDecimal;
import java.time.Duration;

/** Units on numbers, as Groovy properties: {@code 5.ms 2.s 1.min 24.h 10.percent 50.perSecond}. */
public final class Units {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Units() {}

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
     * A share.
     *
     * @param amount of a hundred
     * @return {@code 0.1} for {@code 10.percent}
     */
    public static BigDecimal getPercent(Number amount) {
        return new BigDecimal(amount.toString()).divide(HUNDRED);
    }

    /**
     * A rate.
     *
     * @param amount how many a second
     * @return for {@code rate}
     */
    public static PerSecond getPerSecond(Number amount) {
        return new PerSecond(amount.doubleValue());
    }

    /**
     * What {@code -5.ms} means to Groovy; every word that takes a duration then says that it must not be negative.
     *
     * @param duration any
     * @return its negative
     */
    public static Duration negative(Duration duration) {
        return duration.negated();
    }
}
