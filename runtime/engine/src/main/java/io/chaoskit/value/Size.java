package io.chaoskit.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An amount of memory or disk. Its units count in steps of 1,024, as those of {@code -Xmx} do: {@code kb mb gb}.
 *
 * @param bytes how many; may be negative; {@link #positive} rejects that
 */
public record Size(long bytes) implements Comparable<Size> {

    private static final Pattern TEXT = Pattern.compile("\\s*(-?\\d+(?:\\.\\d+)?)\\s*([a-z]*)\\s*");
    private static final int DECIMALS = 3;
    private static final Map<String, Long> UNITS = new LinkedHashMap<>();

    static {
        UNITS.put("gb", 1L << 30);
        UNITS.put("mb", 1L << 20);
        UNITS.put("kb", 1L << 10);
        UNITS.put("b", 1L);
    }

    /**
     * A size of a whole or broken number of units, to the nearest byte.
     *
     * @param amount how many
     * @param unit one of {@code b kb mb gb}
     * @return may be negative
     * @throws IllegalArgumentException if it is more than a {@code long} counts
     */
    public static Size of(Number amount, String unit) {
        try {
            return new Size(new BigDecimal(amount.toString())
                    .multiply(BigDecimal.valueOf(UNITS.get(unit)))
                    .setScale(0, RoundingMode.HALF_UP)
                    .longValueExact());
        } catch (NumberFormatException notFinite) {
            throw new IllegalArgumentException("size must be a number, but was " + amount + unit, notFinite);
        } catch (ArithmeticException overflow) {
            throw new IllegalArgumentException(
                    "size must be at most " + Long.MAX_VALUE + " bytes, but was " + amount + unit, overflow);
        }
    }

    /**
     * Reads a size with its unit.
     *
     * @param text for example {@code 512mb}
     * @return may be negative
     * @throws IllegalArgumentException if it is no number with a unit
     */
    public static Size parse(String text) {
        Matcher matcher = TEXT.matcher(text);
        if (!matcher.matches() || !UNITS.containsKey(matcher.group(2))) {
            throw new IllegalArgumentException(
                    "size must be a number with a unit (b, kb, mb, gb), but was '" + text + "'; write it like 512mb");
        }
        return of(new BigDecimal(matcher.group(1)), matcher.group(2));
    }

    /**
     * Passes a size on.
     *
     * @param subject what it is for, as the user wrote it
     * @param size more than zero
     * @return the same
     * @throws IllegalArgumentException if it is zero or negative
     */
    public static Size positive(String subject, Size size) {
        if (size.bytes <= 0) {
            throw new IllegalArgumentException(subject + " must be more than 0, but was " + size);
        }
        return size;
    }

    /**
     * A measured size, with the three digits that people read.
     *
     * @param bytes zero or more
     * @return for example {@code 12.3mb}
     */
    public static String rounded(long bytes) {
        long unit = UNITS.values().stream()
                .filter(each -> bytes >= each)
                .findFirst()
                .orElse(1L);
        BigDecimal amount = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit), DECIMALS, RoundingMode.HALF_UP);
        int decimals = Math.max(0, DECIMALS - Math.max(1, amount.precision() - amount.scale()));
        return plain(amount.setScale(decimals, RoundingMode.HALF_UP)) + name(unit);
    }

    private static String name(long unit) {
        return UNITS.entrySet().stream()
                .filter(each -> each.getValue() == unit)
                .map(Map.Entry::getKey)
                .findFirst()
                .orElseThrow();
    }

    private static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    @Override
    public int compareTo(Size other) {
        return Long.compare(bytes, other.bytes);
    }

    /** In its largest unit that needs at most three decimals. */
    @Override
    public String toString() {
        for (Map.Entry<String, Long> unit : UNITS.entrySet()) {
            BigDecimal amount = BigDecimal.valueOf(bytes).divide(BigDecimal.valueOf(unit.getValue()));
            if (amount.stripTrailingZeros().scale() <= DECIMALS && amount.abs().compareTo(BigDecimal.ONE) >= 0) {
                return plain(amount) + unit.getKey();
            }
        }
        return "0b";
    }
}
