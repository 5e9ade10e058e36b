package io.chaoskit.internal.report.markdown;

import static io.chaoskit.internal.report.markdown.Markdown.block;
import static io.chaoskit.internal.report.markdown.Markdown.code;
import static io.chaoskit.internal.report.markdown.Markdown.text;

import io.chaoskit.internal.text.Plural;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.value.Durations;
import io.chaoskit.verdict.Verdict;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;

/**
 * Reports as Markdown: the verdict and its reasons, a table of checks, the injectors, the kinds of failures to open one by one, and the
 * commands that repeat and replay.
 *
 * @param mostBytes how long the text may be, in UTF-8: runs that have no room are told in one line each
 */
public record MarkdownText(int mostBytes) {

    private static final int LINE = 300;
    private static final int MOST_KINDS = 20;
    private static final int MOST_ROWS = 100;
    /** What a run takes at the least, and the line about those that have no room. */
    private static final int RESERVED = 1_000;

    /** Without a limit. */
    public static final MarkdownText WHOLE = new MarkdownText(Integer.MAX_VALUE);

    /** The text; ends with a line break. */
    public String of(List<Report> reports) {
        StringBuilder all = new StringBuilder();
        long bytes = 0;
        int shown = 0;
        for (Report each : reports) {
            String one = fitting(each, mostBytes - bytes - RESERVED);
            if (one.isEmpty()) {
                break;
            }
            all.append(one);
            bytes += bytes(one);
            shown++;
        }
        if (shown < reports.size()) {
            all.append("There is no room for ")
                    .append(Plural.of(reports.size() - shown, "more scenario"))
                    .append(".\n");
        }
        return all.toString();
    }

    /** All of a run, or what is most important, or nothing. */
    private static String fitting(Report report, long room) {
        String whole = head(report) + checks(report) + injectors(report) + failures(report) + foot(report);
        if (bytes(whole) <= room) {
            return whole;
        }
        String head = head(report) + foot(report);
        return bytes(head) <= room ? head : "";
    }

    private static long bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String head(Report report) {
        StringBuilder head = new StringBuilder();
        head.append("### ")
                .append(mark(report.verdict()))
                .append(' ')
                .append(report.verdict())
                .append("&ensp;")
                .append(text(report.scenario(), LINE))
                .append("\n\n");
        report.reasons().stream()
                .limit(MOST_ROWS)
                .forEach(each -> head.append("- ").append(text(each, LINE)).append('\n'));
        head.append(report.reasons().isEmpty() ? "" : "\n");
        head.append(Plural.of(report.iterations().total(), "iteration"))
                .append(" in ")
                .append(time(report.duration()))
                .append(", ")
                .append(report.iterations().failed())
                .append(" failed");
        if (report.iterations().total() > 0) {
            head.append("; p50 ")
                    .append(time(report.latency().p50()))
                    .append(", p95 ")
                    .append(time(report.latency().p95()))
                    .append(", max ")
                    .append(time(report.latency().max()));
        }
        return head.append("\n\n").toString();
    }

    private static String mark(Verdict verdict) {
        return switch (verdict) {
            case PASS -> "✅";
            case UNSTABLE -> "⚠️";
            case FAIL -> "❌";
        };
    }

    private static String time(Duration time) {
        return Durations.rounded(time.toNanos());
    }

    private static String checks(Report report) {
        if (report.validators().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("| | check | measured | result |\n|---|---|---|---|\n");
        report.validators().stream()
                .limit(MOST_ROWS)
                .forEach(each -> table.append("| ")
                        .append(mark(each.status()))
                        .append(" | ")
                        .append(code(each.name(), LINE))
                        .append(" | ")
                        .append(text(each.measured(), LINE))
                        .append(" | ")
                        .append(result(each))
                        .append(" |\n"));
        return table + more(report.validators().size(), "check") + "\n";
    }

    private static String mark(ValidatorReport.Status status) {
        return switch (status) {
            case PASSED -> "✅";
            case FAILED -> "❌";
            case CRASHED -> "❔";
            case SKIPPED -> "➖";
        };
    }

    private static String result(ValidatorReport check) {
        return switch (check.status()) {
            case PASSED -> text(check.note(), LINE);
            case FAILED -> "violated " + Plural.times(check.failures());
            case CRASHED -> "could not tell " + Plural.times(check.failures());
            case SKIPPED -> "never looked";
        };
    }

    private static String injectors(Report report) {
        if (report.injectors().isEmpty()) {
            return "";
        }
        StringBuilder table = new StringBuilder("| injector | at | hits | fired |\n|---|---|--:|--:|\n");
        for (InjectorReport each : report.injectors().stream().limit(MOST_ROWS).toList()) {
            table.append("| ")
                    .append(code(each.name(), LINE))
                    .append(" | ")
                    .append(text(each.site(), LINE))
                    .append(" | ")
                    .append(each.hits())
                    .append(" | ")
                    .append(each.hits() > 0 && each.fired() == 0 ? "none" : Long.toString(each.fired()))
                    .append(" |\n");
        }
        return table + more(report.injectors().size(), "injector") + "\n";
    }

    private static String more(int all, String noun) {
        return all > MOST_ROWS ? "\nand " + Plural.of(all - MOST_ROWS, "more " + noun) + "\n" : "";
    }

    private static String failures(Report report) {
        StringBuilder text = new StringBuilder();
        report.kinds().stream()
                .limit(MOST_KINDS)
                .forEach(each -> text.append("<details><summary>")
                        .append(Plural.times(each.count()))
                        .append(each.firstIteration() == 0 ? "" : ", first in iteration " + each.firstIteration())
                        .append(": ")
                        .append(code(each.message(), LINE))
                        .append("</summary>\n\n")
                        .append(block(each.toText(report)))
                        .append("\n</details>\n\n"));
        int more = report.kinds().size() - MOST_KINDS;
        if (more > 0) {
            long count = report.kinds().stream()
                    .skip(MOST_KINDS)
                    .mapToLong(FailureKind::count)
                    .sum();
            text.append("and ")
                    .append(Plural.of(count, "failure"))
                    .append(" of ")
                    .append(Plural.of(more, "more kind"))
                    .append("\n\n");
        }
        return text.toString();
    }

    private static String foot(Report report) {
        return "Seed " + report.seed()
                + (report.replay().isEmpty() ? "\n" : ", repeat it with\n\n" + block(report.replay())) + "\n";
    }
}
