package io.chaoskit.report;

import io.chaoskit.internal.text.Palette;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.report.FailureAnalysis.Lasting;
import io.chaoskit.report.FailureAnalysis.Way;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The summary of a run for a terminal: the verdict first, then checks with measured value, faults, latency, the top failures,
 * the seed and the command that repeats it.
 *
 * @param palette its colours
 * @param full whether long values and messages are shown whole
 */
record TextReport(Palette palette, boolean full) {

    private static final int TOP_FAILURES = 3;
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
                .append(palette.strong(report.scenario()))
                .append('\n');
        report.reasons().forEach(reason -> line(text, "  " + palette.of(report.verdict(), "✗") + " " + reason));
        iterations(text, report);
        phases(text, report.phases());
        latency(text, report.latency(), report.iterations().total());
        checks(text, report.validators());
        faults(text, report);
        failures(text, report);
        report.leftBehind().forEach(each -> line(text, "\n  " + palette.bad("left behind") + "  " + each));
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
                        + "; ended because " + report.stoppedBecause());
    }

    private static void phases(StringBuilder text, Phases phases) {
        if (!phases.ran().isZero()) {
            line(
                    text,
                    "  time        prepared " + time(phases.prepared()) + ", ran " + time(phases.ran())
                            + ", cleaned up " + time(phases.cleanedUp()));
        }
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
        int width = width(validators.stream().map(ValidatorReport::name).toList());
        for (ValidatorReport each : validators) {
            String mark = switch (each.status()) {
                case PASSED -> palette.good("✓");
                case FAILED -> palette.bad("✗");
                case CRASHED -> palette.warn("?");
            };
            String count = each.status() == Status.PASSED
                    ? ""
                    : (each.status() == Status.FAILED ? "violated " : "could not tell ") + times(each.failures());
            String looked = each.looked().isEmpty() ? "" : palette.faint(each.looked()) + (count.isEmpty() ? "" : ", ");
            String found = (each.measured() + "  " + looked + count).strip();
            String note = each.note().isEmpty() ? "" : "  " + palette.warn(each.note());
            line(text, ("    " + mark + " " + pad(each.name(), width) + "  " + found + note).stripTrailing());
        }
    }

    private void faults(StringBuilder text, Report report) {
        if (report.injectors().isEmpty()) {
            return;
        }
        line(text, "\n  faults");
        int width = width(report.injectors().stream().map(InjectorReport::name).toList());
        for (InjectorReport each : report.injectors()) {
            String scope = each.scope().isEmpty() ? "" : "  scope " + each.scope();
            String counts = counts(each.hits(), each.fired());
            line(
                    text,
                    "    " + pad(each.name(), width) + "  " + (each.hits() == 0 ? palette.warn(counts) : counts) + "  "
                            + palette.faint("at " + each.site() + trigger(each) + scope)
                            + (each.note().isEmpty() ? "" : "  " + palette.warn(each.note())));
        }
        report.scopes()
                .forEach(each -> line(
                        text,
                        "    " + pad("scope " + each.name(), width) + "  " + counts(each.hits(), each.fired()) + "  "
                                + palette.faint("by " + Plural.of(each.injectors(), "injector"))));
        threads(text, report);
    }

    private void threads(StringBuilder text, Report report) {
        if (report.hitsOutside() > 0) {
            String names = report.threadsOutside().isEmpty() ? "" : ": " + String.join(", ", report.threadsOutside());
            String hits = Plural.of(report.hitsOutside(), "hit");
            line(text, "    " + palette.faint(hits + " by threads outside of every iteration" + names));
        }
        if (report.hitsByArrival() > 0) {
            String hits = Plural.of(report.hitsByArrival(), "hit");
            line(
                    text,
                    "    "
                            + palette.faint(hits + " by threads that no iteration started, in order of arrival ("
                                    + String.join(", ", report.threadsByArrival())
                                    + "): the seed repeats them while they come one after another"));
        }
    }

    private static String counts(long hits, long fired) {
        return Plural.of(hits, "hit") + ", " + fired + " fired";
    }

    private static String trigger(InjectorReport injector) {
        return injector.trigger().isEmpty() ? "" : ", " + injector.trigger();
    }

    private void failures(StringBuilder text, Report report) {
        if (report.failures().isEmpty()) {
            return;
        }
        Optional<Lasting> lasting = report.analysis().lasting();
        if (lasting.isPresent()) {
            lasting(text, lasting.get(), report);
            return;
        }
        line(text, "\n  failures" + shown(report));
        show(text, report.failures().stream().limit(TOP_FAILURES));
    }

    private void show(StringBuilder text, Stream<Failure> shown) {
        FailureText failures = new FailureText(palette, full);
        shown.flatMap(each -> failures.lines(each).stream()).forEach(each -> line(text, each));
    }

    /** One for all that are like it, and the first of the others. */
    private void lasting(StringBuilder text, Lasting lasting, Report report) {
        long all = report.failures().size() + report.failuresDropped();
        line(text, "\n  failures (" + all + ": " + lasting.sentence() + ")");
        show(text, Stream.of(lasting.first()));
        if (!lasting.hint().isEmpty()) {
            line(text, "      " + palette.warn(lasting.hint()));
        }
        Way shown = Way.of(lasting.first());
        Stream<Failure> others =
                report.failures().stream().filter(each -> !Way.of(each).equals(shown));
        show(text, others.limit(TOP_FAILURES - 1));
    }

    /** An iteration may fail in several ways, and a run without an iteration that fails. */
    private static String shown(Report report) {
        long all = report.failures().size() + report.failuresDropped();
        long failed = report.iterations().failed();
        String iterations = all == failed ? "" : "; " + Plural.of(failed, "iteration") + " failed";
        return all > TOP_FAILURES ? " (the first " + TOP_FAILURES + " of " + all + iterations + ")" : "";
    }

    private static String times(long count) {
        return count == 1 ? "once" : count + " times";
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
