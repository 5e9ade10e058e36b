package io.chaoskit.bench;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * One line of the table.
 *
 * @param text what was measured
 * @param probe how
 * @param baseline what it is compared with; null for none
 * @param reference a row whose costs the costs of this one are a share of; null for none
 * @param limits what it must keep within
 */
record Row(String text, Probe probe, Probe baseline, Row reference, RowLimits limits) {

    private static final String FORMAT = "  %-58s %10s %9s %10s %9s %9s %8s %7s %7s   %-22s %s";
    private static final double NANOS_PER_MILLI = 1e6;
    private static final double MEGABYTE = 1e6;

    static final String HEADER = line("", "ns", "±", "median", "B", "baseline", "over", "ratio", "share", "limit", "")
            .stripTrailing();

    static Row of(String text, Probe probe) {
        return new Row(text, probe, null, null, RowLimits.NONE);
    }

    Row against(Probe other) {
        return new Row(text, probe, other, reference, limits);
    }

    Row within(double nanos) {
        return new Row(text, probe, baseline, reference, limits.withNanos(nanos));
    }

    /** What it costs is at most this share of what another row costs. */
    Row withinShare(double share, Row of) {
        return new Row(text, probe, baseline, of, limits.withShare(share));
    }

    /** It takes at most so much longer than the baseline. */
    Row withinOver(double nanos) {
        return new Row(text, probe, baseline, reference, limits.withOver(nanos));
    }

    Row withinRatio(double ratio) {
        return new Row(text, probe, baseline, reference, limits.withRatio(ratio));
    }

    Row withinBytes(double bytes) {
        return new Row(text, probe, baseline, reference, limits.withBytes(bytes));
    }

    /** What must be measured for this row. */
    List<Probe> probes() {
        return Stream.of(
                        reference == null ? List.<Probe>of() : reference.probes(),
                        baseline == null ? List.<Probe>of() : List.of(baseline),
                        List.of(probe))
                .flatMap(List::stream)
                .toList();
    }

    boolean measured() {
        return probes().stream().allMatch(Probe::measured);
    }

    private double over() {
        return baseline == null ? 0 : probe.fastest() - baseline.fastest();
    }

    private double ratio() {
        return baseline == null ? 0 : probe.fastest() / baseline.fastest();
    }

    /** Nanoseconds beyond the baseline, or all when there is none. */
    private double cost() {
        return baseline == null ? probe.fastest() : over();
    }

    private double share() {
        return reference == null ? 0 : cost() / reference.cost();
    }

    boolean holds() {
        return probe.fastest() <= limits.nanos()
                && over() <= limits.over()
                && ratio() <= limits.ratio()
                && share() <= limits.share()
                && probe.bytes() <= limits.bytes();
    }

    @Override
    public String toString() {
        boolean limited = !limits.equals(RowLimits.NONE);
        return line(
                        text,
                        time(probe.fastest()),
                        time(probe.spread()),
                        time(probe.median()),
                        bytes(probe.bytes()),
                        baseline == null ? "" : time(baseline.fastest()),
                        baseline == null ? "" : time(over()),
                        baseline == null ? "" : number(ratio()),
                        reference == null ? "" : number(share()),
                        limits,
                        !limited ? "" : holds() ? "ok" : "OVER")
                .stripTrailing();
    }

    /** With its unit, as in a limit. */
    static String nanos(double value) {
        return value < NANOS_PER_MILLI ? String.format(Locale.ROOT, "%.0f ns", value) : time(value);
    }

    /** In the unit of the table's head, and in milliseconds what is long. */
    private static String time(double nanos) {
        return nanos < NANOS_PER_MILLI ? number(nanos) : String.format(Locale.ROOT, "%.0f ms", nanos / NANOS_PER_MILLI);
    }

    private static String bytes(double value) {
        return value < MEGABYTE ? number(value) : String.format(Locale.ROOT, "%.0f MB", value / MEGABYTE);
    }

    private static String number(double value) {
        return String.format(Locale.ROOT, "%.2f", value);
    }

    private static String line(Object... cells) {
        return String.format(Locale.ROOT, FORMAT, cells);
    }
}
