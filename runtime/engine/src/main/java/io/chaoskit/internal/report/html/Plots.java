package io.chaoskit.internal.report.html;

import io.chaoskit.report.Latency;
import io.chaoskit.report.Report;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The places of the plots, which the script draws into, and their numbers as tables.
 *
 * @param report of the run
 * @param number of the run on the page, from 0
 */
record Plots(Report report, int number) {

    private static final int ROWS = 30;

    void write(Html html) {
        if (report.iterations().total() == 0) {
            return;
        }
        if (!Distribution.of(report).isEmpty()) {
            html.open("section", "class", "latency").put("h2", "Latency").open("div", "class", "plots");
            figure(html, "distribution", "How long iterations took", "iterations", "", "");
            html.close();
            latency(html);
            html.close().line();
        }
        Stretches stretches = Stretches.of(report.buckets(), ROWS);
        if (!stretches.rows().isEmpty()) {
            overTime(html, stretches);
        }
    }

    private void overTime(Html html, Stretches stretches) {
        html.open("section", "class", "time").put("h2", "Over time").open("div", "class", "plots");
        if (stretches.has(each -> each.nanos().getTotalCount())) {
            figure(html, "latency", "Latency", "p50", "p95", "");
        }
        if (!report.injectors().isEmpty()) {
            figure(html, "faults", "Faults", "fired", "", "");
        }
        figure(html, "failures", "Failures", "", "", "iterations that failed");
        html.close();
        table(html, stretches);
        html.close().line();
    }

    /** Hidden until the script has drawn it. */
    private void figure(Html html, String plot, String title, String muted, String ink, String accent) {
        html.open("figure", "data-plot", plot, "data-run", Integer.toString(number), "hidden", "")
                .open("figcaption");
        html.put("b", title);
        key(html, muted, "key");
        key(html, ink, "key ink");
        key(html, accent, "key accent");
        html.put("span", "", "class", "readout")
                .close()
                .put("div", "", "class", "plot")
                .close()
                .line();
    }

    private static void key(Html html, String text, String style) {
        if (!text.isEmpty()) {
            html.put("span", text, "class", style);
        }
    }

    private void latency(Html html) {
        Latency latency = report.latency();
        html.open("dl", "class", "figures small");
        figure(html, "min", latency.min());
        figure(html, "mean", latency.mean());
        figure(html, "p50", latency.p50());
        figure(html, "p90", latency.p90());
        figure(html, "p95", latency.p95());
        figure(html, "p99", latency.p99());
        figure(html, "max", latency.max());
        html.close();
    }

    private static void figure(Html html, String name, Duration time) {
        html.open("div").put("dt", name).put("dd", Figures.time(time)).close();
    }

    private static void table(Html html, Stretches stretches) {
        html.open("details", "class", "numbers")
                .put("summary", "The numbers")
                .open("div", "class", "scroll")
                .open("table");
        html.open("thead").open("tr");
        for (String each : new String[] {"from", "iterations", "failed", "faults", "p50", "p95"}) {
            html.put("th", each, "class", "n");
        }
        html.close().close().open("tbody").line();
        for (Stretches.Row each : stretches.rows()) {
            html.open("tr").put("td", Figures.time(Duration.ofMillis(each.atMs())), "class", "n");
            html.put("td", Figures.count(each.iterations()), "class", "n");
            html.put("td", Figures.count(each.failures()), "class", each.failures() > 0 ? "n bad" : "n");
            html.put("td", Figures.count(each.faults()), "class", "n");
            html.put("td", percentile(each.nanos(), 50), "class", "n");
            html.put("td", percentile(each.nanos(), 95), "class", "n").close().line();
        }
        html.close().close().close().close();
    }

    private static String percentile(Histogram nanos, double percentile) {
        return nanos.getTotalCount() == 0 ? "" : Figures.time(Duration.ofNanos(nanos.getValueAtPercentile(percentile)));
    }
}
