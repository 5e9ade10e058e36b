package io.chaoskit.internal.report.html;

import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.validator.Severity;
import java.util.Locale;

/**
 * The checks: each with its limit in its name, what was measured, and how often it was violated.
 *
 * @param report of the run
 */
record Checks(Report report) {

    void write(Html html) {
        if (report.validators().isEmpty()) {
            return;
        }
        html.open("section", "class", "checks").put("h2", "Checks").open("table", "class", "stack");
        html.open("thead")
                .open("tr")
                .put("th", "")
                .put("th", "Check")
                .put("th", "Measured")
                .put("th", "Violated", "class", "n");
        html.close().close().open("tbody").line();
        report.validators().forEach(each -> row(html, each));
        html.close().close().close().line();
    }

    private static void row(Html html, ValidatorReport each) {
        boolean held = each.status() == Status.PASSED;
        html.open("tr", held ? "" : "class", "bad-row");
        html.open("td", "class", held ? "mark" : "mark bad")
                .put("span", mark(each.status()), "title", status(each))
                .close();
        html.open("td", "class", "wide").open("p").put("code", each.name());
        if (each.severity() != Severity.CRITICAL) {
            html.text(" ").put("span", each.severity().name().toLowerCase(Locale.ROOT), "class", "soft");
        }
        html.close();
        if (!held && !each.message().isEmpty()) {
            html.put("p", Room.begin(each.message().lines().findFirst().orElse(""), 500), "class", "bad");
        }
        String aside = Page.joined(each.looked(), each.note());
        if (!aside.isEmpty()) {
            html.put("p", aside, "class", "soft");
        }
        html.close();
        html.put("td", each.measured(), each.measured().isEmpty() ? "" : "data-label", "measured");
        html.open("td", "class", "n");
        if (!held) {
            html.put("span", status(each), "class", "badge");
        }
        html.close().close().line();
    }

    private static String mark(Status status) {
        return switch (status) {
            case PASSED -> "✓";
            case FAILED -> "✗";
            case CRASHED -> "?";
            case SKIPPED -> "–";
        };
    }

    private static String status(ValidatorReport each) {
        String times = each.failures() == 1 ? "once" : Figures.count(each.failures()) + " times";
        return switch (each.status()) {
            case PASSED -> "held";
            case FAILED -> times;
            case CRASHED -> "could not tell " + times;
            case SKIPPED -> "never looked";
        };
    }
}
