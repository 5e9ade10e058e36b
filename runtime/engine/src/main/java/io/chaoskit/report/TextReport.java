package io.chaoskit.report;

import io.chaoskit.internal.text.Palette;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.report.FailureAnalysis.Lasting;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * The summary of a run for a terminal: the verdict first, then checks with measured value, faults, latency, the top failures,
 * the seed and the command that repeats it.
 *
 * @param palette its colours
 * @param full whether long values and messages are shown whole
 */
record TextReport(Palette palette, boolean full) {

    private static final int TOP_KINDS = 5;
    private static final int LINE = 500;

    /**
     * Writes a report.
     *
     * @param report any
     * @return several lines, the last one ended
     */
    String of(Report report) {
        StringBuilder text = new StringBuilder();
        String verdict =
                palette.strong(palette.of(report.verdict(), report.verdict().name()));
        text.append(verdict)
                .append("  ")
                .append(palette.strong(shown(report.scenario())))
                .append('\n');
        report.reasons().forEach(reason -> line(text, "  " + palette.of(report.verdict(), "✗") + " " + shown(reason)));
        iterations(text, report);
        phases(text, report.phases());
        latency(text, report.latency(), report.iterations().total());
        checks(text, report.validators());
        faults(text, report);
        failures(text, report);
        report.leftBehind().forEach(each -> line(text, "\n  " + palette.bad("left behind") + "  " + shown(each)));
        line(text, "\n  seed        " + report.seed());
        if (!report.replay().isEmpty()) {
            line(text, "  repeat      " + report.replay());
        }
        return text.toString();
    }

    private void iterations(StringBuilder text, Report report) {
        Iterations count = report.iterations();
        Duration ran = report.phases().ran();
        line(
                text,
                "\n  iterations  " + count.total() + " (" + count.passed() + " passed, " + count.failed() + " failed"
                        + propagated(report.propagated()) + ") in " + time(ran.isZero() ? report.duration() : ran)
                        + "; ended because " + shown(report.stoppedBecause()));
    }

    private static void phases(StringBuilder text, Phases phases) {
        if (!phases.ran().isZero()) {
            line(
                    text,
                    "  time        prepared " + time(phases.prepared()) + ", ran " + time(phases.ran())
                            + ", cleaned up " + time(phases.cleanedUp()));
        }
    }

    /** In one line, with nothing that a terminal would obey. */
    private String shown(String text) {
        return Visible.line(text, full ? Failure.MAX_MESSAGE : LINE);
    }

    private static String propagated(long count) {
        return count == 0 ? "" : ", propagated " + count;
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }

    private void latency(StringBuilder text, Latency latency, long iterations) {
        if (iterations > 0) {
            line(
                    text,
                    "  latency     p50 " + time(latency.p50()) + "  p95 " + time(latency.p95()) + "  p99 "
                            + time(latency.p99()) + "  max " + time(latency.max()));
        }
    }

    private void checks(StringBuilder text, List<ValidatorReport> validators) {
        if (validators.isEmpty()) {
            return;
        }
        line(text, "\n  checks");
        int width = width(validators.stream().map(each -> shown(each.name())).toList());
        validators.forEach(each -> line(text, check(each, width)));
    }

    private String check(ValidatorReport each, int width) {
        String mark = switch (each.status()) {
            case PASSED -> palette.good("✓");
            case FAILED -> palette.bad("✗");
            case CRASHED -> palette.warn("?");
            case SKIPPED -> palette.warn("-");
        };
        String count = switch (each.status()) {
            case PASSED -> "";
            case FAILED -> "violated " + Plural.times(each.failures());
            case CRASHED -> "could not tell " + Plural.times(each.failures());
            case SKIPPED -> "never looked";
        };
        String looked =
                each.looked().isEmpty() ? "" : palette.faint(shown(each.looked())) + (count.isEmpty() ? "" : ", ");
        String found = (shown(each.measured()) + "  " + looked + count).strip();
        String note = each.note().isEmpty() ? "" : "  " + palette.warn(shown(each.note()));
        return ("    " + mark + " " + pad(shown(each.name()), width) + "  " + found + note).stripTrailing();
    }

    private void faults(StringBuilder text, Report report) {
        if (report.injectors().isEmpty()) {
            return;
        }
        line(text, "\n  faults");
        int width = width(
                report.injectors().stream().map(each -> shown(each.name())).toList());
        report.injectors().forEach(each -> line(text, faults(each, width)));
        report.scopes()
                .forEach(each -> line(
                        text,
                        "    " + pad("scope " + shown(each.name()), width) + "  " + counts(each.hits(), each.fired())
                                + "  " + palette.faint("by " + Plural.of(each.injectors(), "injector"))));
        threads(text, report);
    }

    private String faults(InjectorReport each, int width) {
        String scope = each.scope().isEmpty() ? "" : "  scope " + each.scope();
        String counts = counts(each.hits(), each.fired());
        return "    " + pad(shown(each.name()), width) + "  " + (each.fired() == 0 ? palette.warn(counts) : counts)
                + "  "
                + palette.faint(shown("at " + each.site() + trigger(each) + scope))
                + (each.note().isEmpty() ? "" : "  " + palette.warn(shown(each.note())));
    }

    private void threads(StringBuilder text, Report report) {
        if (report.hitsOutside() > 0) {
            String names =
                    report.threadsOutside().isEmpty() ? "" : ": " + shown(String.join(", ", report.threadsOutside()));
            String hits = Plural.of(report.hitsOutside(), "hit");
            line(text, "    " + palette.faint(hits + " by threads outside of every iteration" + names));
        }
        if (report.hitsByArrival() > 0) {
            String hits = Plural.of(report.hitsByArrival(), "hit");
            line(
                    text,
                    "    "
                            + palette.faint(hits + " by threads that no iteration started, in order of arrival ("
                                    + shown(String.join(", ", report.threadsByArrival()))
                                    + "): the seed repeats them while they come one after another"));
        }
    }

    private static String counts(long hits, long fired) {
        String many = hits > 0 && fired == 0 ? "none" : Long.toString(fired);
        return Plural.of(hits, "hit") + ", " + many + " fired";
    }

    private static String trigger(InjectorReport injector) {
        return injector.trigger().isEmpty() ? "" : ", " + injector.trigger();
    }

    private void failures(StringBuilder text, Report report) {
        List<FailureKind> kinds = inOrder(report);
        if (kinds.isEmpty()) {
            return;
        }
        Optional<Lasting> lasting = report.analysis().lasting();
        line(
                text,
                "\n  failures" + counted(report, kinds)
                        + lasting.map(each -> ": " + each.sentence()).orElse(""));
        FailureText failures = new FailureText(palette, full);
        int most = full ? kinds.size() : TOP_KINDS;
        for (FailureKind each : kinds.subList(0, Math.min(most, kinds.size()))) {
            failures.lines(each, report.replay()).forEach(line -> line(text, line));
            lasting.filter(its -> !its.hint().isEmpty() && isOf(its, each))
                    .ifPresent(its -> line(text, "      " + palette.warn(its.hint())));
        }
        if (kinds.size() > most) {
            List<FailureKind> rest = kinds.subList(most, kinds.size());
            line(text, "    and " + Plural.of(total(rest), "failure") + " of " + Plural.of(rest.size(), "more kind"));
        }
    }

    /** What lasts comes first. */
    private static List<FailureKind> inOrder(Report report) {
        Optional<Lasting> lasting = report.analysis().lasting();
        return report.kinds().stream()
                .sorted(Comparator.comparing(
                        each -> lasting.filter(its -> isOf(its, each)).isEmpty()))
                .toList();
    }

    private static boolean isOf(Lasting lasting, FailureKind kind) {
        return FailureKind.of(lasting.first()).identity().equals(kind.identity());
    }

    /** An iteration may fail in several ways, and a run without an iteration that fails. */
    private static String counted(Report report, List<FailureKind> kinds) {
        long all = total(kinds);
        long failed = report.iterations().failed();
        if (all == 1) {
            return "";
        }
        return "  " + all + " of " + Plural.of(kinds.size(), "kind")
                + (all == failed || failed == 0 ? "" : ", in " + Plural.of(failed, "failed iteration"));
    }

    private static long total(List<FailureKind> kinds) {
        return kinds.stream().mapToLong(FailureKind::count).sum();
    }

    private static int width(List<String> names) {
        return Math.min(60, names.stream().mapToInt(String::length).max().orElse(0));
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }

    private static String time(Duration duration) {
        return Durations.rounded(duration.toNanos());
    }
}
