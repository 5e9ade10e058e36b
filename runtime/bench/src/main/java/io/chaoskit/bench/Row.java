package io.chaoskit.bench;

import java.util.Locale;
import java.util.StringJoiner;

/**
 * One line of the table.
 *
 * @param text what was measured
 * @param probe how
 * @param baseline what it is compared with; null for none
 * @param maxNanos the limit of its time; infinite for none
 * @param maxRatio the limit of its ratio to the baseline; infinite for none
 * @param maxBytes the limit of what it allocates; infinite for none
 */
record Row(String text, Probe probe, Probe baseline, double maxNanos, double maxRatio, double maxBytes) {

    private static final String FORMAT = "  %-52s %9s %9s %9s %7s %9s %6s   %-24s %s";
    private static final double NONE = Double.POSITIVE_INFINITY;

    static final String HEADER =
            line("", "ns", "±", "median", "B", "baseline", "ratio", "limit", "").stripTrailing();

    static Row of(String text, Probe probe) {
        return new Row(text, probe, null, NONE, NONE, NONE);
    }

    Row against(Probe other) {
        return new Row(text, probe, other, maxNanos, maxRatio, maxBytes);
    }

    Row within(double nanos) {
        return new Row(text, probe, baseline, nanos, maxRatio, maxBytes);
    }

    Row withinRatio(double ratio) {
        return new Row(text, probe, baseline, maxNanos, ratio, maxBytes);
    }

    Row withinBytes(double bytes) {
        return new Row(text, probe, baseline, maxNanos, maxRatio, bytes);
    }

    boolean measured() {
        return probe.measured() && (baseline == null || baseline.measured());
    }

    private double ratio() {
        return baseline == null ? 0 : probe.fastest() / baseline.fastest();
    }

    boolean holds() {
        return probe.fastest() <= maxNanos && ratio() <= maxRatio && probe.bytes() <= maxBytes;
    }

    private String limit() {
        StringJoiner all = new StringJoiner(", ");
        if (maxNanos < NONE) {
            all.add(String.format(Locale.ROOT, "%.0f ns", maxNanos));
        }
        if (maxRatio < NONE) {
            all.add(String.format(Locale.ROOT, "ratio %.2f", maxRatio));
        }
        if (maxBytes < NONE) {
            all.add(String.format(Locale.ROOT, "%.0f B", maxBytes));
        }
        return all.toString();
    }

    @Override
    public String toString() {
        String limit = limit();
        return line(
                        text,
                        number(probe.fastest()),
                        number(probe.spread()),
                        number(probe.median()),
                        number(probe.bytes()),
                        baseline == null ? "" : number(baseline.fastest()),
                        baseline == null ? "" : number(ratio()),
                        limit,
                        limit.isEmpty() ? "" : holds() ? "ok" : "OVER")
                .stripTrailing();
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, FORMAT, cells);
    }
}
