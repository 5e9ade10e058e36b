package io.chaoskit.bench;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * What a row of the table must keep within. Infinite where there is no limit.
 *
 * @param nanos the time
 * @param nanosOver the time beyond the baseline
 * @param ratio the ratio to the baseline
 * @param bytes what is allocated
 */
record Limits(double nanos, double nanosOver, double ratio, double bytes) {

    private static final double ANY = Double.POSITIVE_INFINITY;

    static final Limits NONE = new Limits(ANY, ANY, ANY, ANY);

    Limits withNanos(double most) {
        return new Limits(most, nanosOver, ratio, bytes);
    }

    Limits withNanosOver(double most) {
        return new Limits(nanos, most, ratio, bytes);
    }

    Limits withRatio(double most) {
        return new Limits(nanos, nanosOver, most, bytes);
    }

    Limits withBytes(double most) {
        return new Limits(nanos, nanosOver, ratio, most);
    }

    @Override
    public String toString() {
        StringJoiner all = new StringJoiner(", ");
        add(all, nanos, Row.nanos(nanos));
        add(all, nanosOver, "+" + Row.nanos(nanosOver));
        add(all, ratio, String.format(Locale.ROOT, "ratio %.2f", ratio));
        add(all, bytes, String.format(Locale.ROOT, "%.0f B", bytes));
        return all.toString();
    }

    private static void add(StringJoiner all, double limit, String text) {
        if (limit < ANY) {
            all.add(text);
        }
    }
}
