package io.chaoskit.bench;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * What a row of the table must keep within. Infinite where there is no limit. What is fast and what is slow differs from machine to
 * machine; so times are compared with others of the same run, and only what takes milliseconds has a limit of its own.
 *
 * @param nanos the time
 * @param over the time beyond the baseline
 * @param ratio the ratio to the baseline
 * @param share the ratio of what it costs to what the reference costs
 * @param bytes what is allocated
 */
record RowLimits(double nanos, double over, double ratio, double share, double bytes) {

    private static final double ANY = Double.POSITIVE_INFINITY;

    static final RowLimits NONE = new RowLimits(ANY, ANY, ANY, ANY, ANY);

    RowLimits withNanos(double most) {
        return new RowLimits(most, over, ratio, share, bytes);
    }

    RowLimits withOver(double most) {
        return new RowLimits(nanos, most, ratio, share, bytes);
    }

    RowLimits withRatio(double most) {
        return new RowLimits(nanos, over, most, share, bytes);
    }

    RowLimits withShare(double most) {
        return new RowLimits(nanos, over, ratio, most, bytes);
    }

    RowLimits withBytes(double most) {
        return new RowLimits(nanos, over, ratio, share, most);
    }

    @Override
    public String toString() {
        StringJoiner all = new StringJoiner(", ");
        add(all, nanos, Row.nanos(nanos));
        add(all, over, String.format(Locale.ROOT, "over %.1f ns", over));
        add(all, ratio, String.format(Locale.ROOT, "ratio %.2f", ratio));
        add(all, share, String.format(Locale.ROOT, "share %.2f", share));
        add(all, bytes, String.format(Locale.ROOT, "%.0f B", bytes));
        return all.toString();
    }

    private static void add(StringJoiner all, double limit, String text) {
        if (limit < ANY) {
            all.add(text);
        }
    }
}
