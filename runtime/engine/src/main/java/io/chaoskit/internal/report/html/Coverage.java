package io.chaoskit.internal.report.html;

import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Report;
import java.util.List;
import java.util.Locale;

/**
 * The coverage of the injectors: how often each was reached, and how often it fired.
 *
 * @param report of the run
 */
record Coverage(Report report) {

    void write(Html html) {
        if (report.injectors().isEmpty()) {
            return;
        }
        html.open("section", "class", "coverage").put("h2", "Faults").open("table", "class", "stack");
        html.open("thead")
                .open("tr")
                .put("th", "Injector")
                .put("th", "Hits", "class", "n")
                .put("th", "Fired", "class", "n");
        html.put("th", "Share").close().close().open("tbody").line();
        report.injectors().forEach(each -> injector(html, each));
        html.close().close();
        threads(
                html,
                Figures.count(report.hitsOutside(), "hit") + " by threads outside of every iteration",
                report.hitsOutside(),
                report.threadsOutside());
        threads(
                html,
                Figures.count(report.hitsByArrival(), "hit")
                        + " by threads that no iteration started, in order of arrival: the seed repeats them while they come one after another",
                report.hitsByArrival(),
                report.threadsByArrival());
        html.close().line();
    }

    private static void injector(Html html, InjectorReport each) {
        String where = (each.site().isEmpty() ? "" : "at " + each.site())
                + (each.trigger().isEmpty() ? "" : ", " + each.trigger())
                + (each.scope().isEmpty() ? "" : ", scope " + each.scope());
        html.open("tr").open("td", "class", "wide");
        html.open("p").put("code", each.name());
        html.close();
        if (!each.effect().equals(each.name())) {
            html.open("p", "class", "soft").put("code", each.effect()).close();
        }
        html.put("p", where, "class", "soft");
        if (!each.note().isEmpty()) {
            html.put("p", each.note(), "class", "soft");
        }
        html.close();
        html.put("td", Figures.count(each.hits()), "class", "n", "data-label", "hits");
        html.put("td", Figures.count(each.fired()), "class", "n", "data-label", "fired");
        html.open("td", "class", "share");
        if (each.hits() == 0) {
            html.put("span", "never reached", "class", "badge");
        } else if (each.fired() == 0) {
            html.put("span", "none fired", "class", "badge");
        } else {
            bar(html, Math.min(1, each.fired() / (double) each.hits()));
        }
        html.close().close().line();
    }

    private static void bar(Html html, double share) {
        String width = String.format(Locale.ROOT, "%.2f", Math.max(1, 100 * share));
        html.open(
                "svg",
                "viewBox",
                "0 0 100 6",
                "preserveAspectRatio",
                "none",
                "role",
                "img",
                "aria-label",
                Figures.percent(share));
        html.put("title", Figures.percent(share) + " of the hits fired");
        html.open("rect", "width", width, "height", "6").close().close();
    }

    private static void threads(Html html, String what, long hits, List<String> names) {
        if (hits > 0) {
            html.put("p", what + (names.isEmpty() ? "" : ": " + String.join(", ", names)), "class", "soft");
        }
    }
}
