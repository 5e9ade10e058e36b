package io.chaoskit.value;

import io.chaoskit.internal.value.UnitNames;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as text, the way people type them: {@code 5ms}, {@code 1.5s}, {@code 2min}, {@code 24h}. */
public final class Durations {

    private static final Pattern TEXT = Pattern.compile("\\s*(-?\\d+(?:\\.\\d+)?)\\s*([a-zµ]*)\\s*");
    private static final int DECIMALS = 3;
    private static final BigDecimal ONE = BigDecimal.TEN.pow(DECIMALS);
    private static final String MICROS = "us";
    private static final Map<String, Long> NANOS = new LinkedHashMap<>();

    static {
        NANOS.put("h", 3_600_000_000_000L);
        NANOS.put("min", 60_000_000_000L);
        NANOS.put("s", 1_000_000_000L);
        NANOS.put("ms", 1_000_000L);
        NANOS.put(MICROS, 1_000L);
        NANOS.put("ns", 1L);
    }

    private Durations() {}

    /**
     * Reads a duration with its unit, one of {@code ns us ms s min h}.
     *
     * @param text for example {@code 1.5s}
     * @return never negative
     * @throws IllegalArgumentException if it is no number with a unit, negative, or more than 292 years
     */
    public static Duration parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("duration must be a number with a unit, but was '" + text
                    + "'; write it like 5ms, 1.5s, 2min, 24h");
        }
        String unitText = matcher.group(2).equals("µs") ? MICROS : matcher.group(2);
        Long unit = NANOS.get(unitText);
        if (unit == null) {
            throw new IllegalArgumentException("duration must have a unit (ns, us, ms, s, min, h), but was '" + text
                    + "'; did you mean " + suggestion(matcher.group(1), unitText) + "?");
        }
        try {
            return notNegative(of(new BigDecimal(matcher.group(1)), unit));
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException("duration must be at most 292 years, but was '" + text + "'", overflow);
        }
    }

    private static String suggestion(String amount, String unit) {
        return UnitNames.meant(unit)
                .filter(NANOS::containsKey)
                .map(near -> "'" + amount + near + "'")
                .orElse("'" + amount + "s' or '" + amount + "ms'");
    }

    /**
     * A duration of a whole or broken number of units, to the nearest nanosecond.
     *
     * @param amount how many
     * @param unit one of {@code ns us ms s min h}
     * @return may be negative; {@link #notNegative} rejects that
     * @throws IllegalArgumentException if it is no finite number, or more than 292 years
     */
    public static Duration of(Number amount, String unit) {
        try {
            return of(new BigDecimal(amount.toString()), NANOS.get(unit));
        } catch (NumberFormatException notFinite) {
            throw new IllegalArgumentException("duration must be a number, but was " + amount + unit, notFinite);
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException(
                    "duration must be at most 292 years, but was " + amount + unit, overflow);
        }
    }

    private static Duration of(BigDecimal amount, long unitNanos) {
        return Duration.ofNanos(amount.multiply(BigDecimal.valueOf(unitNanos))
                .setScale(0, RoundingMode.HALF_UP)
                .longValueExact());
    }

    /**
     * Passes a duration on.
     *
     * @param duration zero or more
     * @return the same
     * @throws IllegalArgumentException if it is negative
     */
    public static Duration notNegative(Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException("duration must not be negative, but was " + format(duration));
        }
        return duration;
    }

    /**
     * Passes a duration on.
     *
     * @param subject what it is for, as the user wrote it
     * @param duration more than zero
     * @return the same
     * @throws IllegalArgumentException if it is zero or negative
     */
    public static Duration positive(String subject, Duration duration) {
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException(subject + " must be more than 0, but was " + format(duration));
        }
        return duration;
    }

    /**
     * Writes a measured time with the three digits that people read.
     *
     * @param nanos zero or more
     * @return for example {@code 12.3ms}
     */
    public static String rounded(long nanos) {
        long unit = 1;
        while (nanos / unit >= 1_000) {
            unit *= 10;
        }
        return format(Duration.ofNanos(nanos / unit * unit));
    }

    /**
     * Writes a duration in its largest unit that needs at most three decimals.
     *
     * @param duration any
     * @return for example {@code 1.5s}
     */
    public static String format(Duration duration) {
        BigDecimal nanos = BigDecimal.valueOf(duration.getSeconds(), 0)
                .multiply(BigDecimal.valueOf(1_000_000_000L))
                .add(BigDecimal.valueOf(duration.getNano()));
        if (nanos.signum() == 0) {
            return "0ms";
        }
        for (Map.Entry<String, Long> unit : NANOS.entrySet()) {
            BigDecimal[] amount =
                    nanos.movePointRight(DECIMALS).divideAndRemainder(BigDecimal.valueOf(unit.getValue()));
            if (amount[1].signum() == 0 && amount[0].abs().compareTo(ONE) >= 0) {
                return plain(amount[0].movePointLeft(DECIMALS)) + unit.getKey();
            }
        }
        return plain(nanos) + "ns";
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
