package io.chaoskit.internal.report.html;

import io.chaoskit.report.Iterations;
import io.chaoskit.report.Report;
import java.time.Duration;

/**
 * One run: verdict and figures, then its sections.
 *
 * @param report of the run
 * @param number of the run on the page, from 0
 * @param room for details
 */
record RunArticle(Report report, int number, Room room) {

    void write(Html html) {
        html.open("article", "id", "run-" + number, "class", Page.verdictClass(report))
                .line();
        head(html);
        new Checks(report).write(html);
        new Failures(report, number, room).write(html);
        new Plots(report, number).write(html);
        new Coverage(report).write(html);
        new Facts(report).write(html);
        html.close().line();
    }

    private void head(Html html) {
        html.open("header");
        html.put("p", report.verdict().name(), "class", "verdict");
        html.put("h1", report.scenario());
        if (!report.reasons().isEmpty()) {
            html.open("ul", "class", "reasons");
            report.reasons().forEach(each -> html.put("li", Room.begin(each, 1_000)));
            html.close();
        }
        figures(html);
        if (!report.replay().isEmpty()) {
            command(html, "repeat", report.replay());
        }
        html.close().line();
    }

    private void figures(Html html) {
        Iterations iterations = report.iterations();
        Duration ran = report.phases().ran();
        long fired = report.injectors().stream().mapToLong(each -> each.fired()).sum();
        long hits = report.injectors().stream().mapToLong(each -> each.hits()).sum();
        html.open("dl", "class", "figures");
        figure(html, "Iterations", Figures.count(iterations.total()), Figures.count(iterations.failed()) + " failed");
        figure(
                html,
                "Success rate",
                iterations.total() == 0 ? "–" : Figures.percent(iterations.successRate()),
                Figures.count(iterations.passed()) + " passed");
        figure(html, "Faults", Figures.count(fired), "of " + Figures.count(hits, "hit"));
        if (iterations.total() > 0) {
            String p50 = "p50 " + Figures.time(report.latency().p50());
            figure(html, "Latency p95", Figures.time(report.latency().p95()), p50);
        }
        figure(html, "Time", Figures.time(ran.isZero() ? report.duration() : ran), "seed " + report.seed());
        html.close();
    }

    private static void figure(Html html, String name, String value, String more) {
        html.open("div")
                .put("dt", name)
                .open("dd")
                .text(value)
                .put("small", more)
                .close()
                .close();
    }

    /** A command to be copied; without JavaScript there is no button. */
    static void command(Html html, String label, String command) {
        html.open("div", "class", "command")
                .put("span", label, "class", "label")
                .put("code", command);
        html.put("button", "Copy", "type", "button", "data-act", "copy", "hidden", "");
        html.close();
    }
}
