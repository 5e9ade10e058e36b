package io.chaoskit.internal.report.html;

import io.chaoskit.report.Report;
import java.util.TreeMap;

/**
 * The environment: when, from what and where the run was, and what it left behind.
 *
 * @param report of the run
 */
record Facts(Report report) {

    /** The plan that goes without saying. */
    private static final String TRIGGERS = "random";

    void write(Html html) {
        html.open("section", "class", "environment")
                .put("h2", "Environment")
                .open("dl", "class", "facts")
                .line();
        fact(html, "started", Figures.instant(report.startedAt()));
        fact(html, "ended because", report.stoppedBecause());
        if (!report.phases().ran().isZero()) {
            fact(
                    html,
                    "time",
                    "prepared " + Figures.time(report.phases().prepared()) + ", ran "
                            + Figures.time(report.phases().ran()) + ", cleaned up "
                            + Figures.time(report.phases().cleanedUp()));
        }
        report.shard().ifPresent(each -> fact(html, "shard", each.index() + " of " + each.count()));
        fact(html, "run", report.runId());
        if (!report.plan().equals(TRIGGERS)) {
            fact(html, "plan", report.plan());
        }
        fact(html, "script", report.origin().script());
        fact(html, "SHA-256 of the script", report.origin().scriptHash());
        if (report.propagated() > 0) {
            fact(html, "failures passed on, as the scenario tolerates", Figures.count(report.propagated()));
        }
        new TreeMap<>(report.environment()).forEach((name, value) -> fact(html, name, value));
        report.leftBehind().forEach(each -> fact(html, "left behind", each));
        html.close().close().line();
    }

    private static void fact(Html html, String name, String value) {
        if (!value.isEmpty()) {
            html.open("div")
                    .put("dt", name)
                    .put("dd", Room.begin(value))
                    .close()
                    .line();
        }
    }
}
