package io.chaoskit.internal.report.html;

import io.chaoskit.internal.text.Plural;
import io.chaoskit.report.Report;
import io.chaoskit.verdict.Verdict;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The page of a call: an article for each run, behind a list of them when there are several. */
public final class Page {

    private static final Pattern PLACE = Pattern.compile("\\{\\{(\\w+)}}");

    private Page() {}

    /**
     * Writes the page.
     *
     * @param reports in order; may be empty
     * @return a whole HTML document, to be encoded in UTF-8
     */
    public static String of(List<Report> reports) {
        String style = Assets.read("uplot/uPlot.min.css") + Assets.read("report.css");
        String license = Assets.read("uplot/LICENSE").strip();
        String library = "/* uPlot\n" + license + "\n*/\n" + Assets.read("uplot/uPlot.iife.min.js");
        String script = Assets.read("report.js");
        Map<String, String> parts = Map.of(
                "style",
                style,
                "library",
                library,
                "script",
                script,
                "policy",
                "img-src data:; style-src " + Assets.hash(style) + "; script-src " + Assets.hash(library) + " "
                        + Assets.hash(script),
                "data",
                PlotData.json(reports),
                "icon",
                icon(worst(reports)),
                "title",
                new Html().text(title(reports)).toString(),
                "body",
                body(reports),
                "license",
                new Html().text(license).toString());
        return PLACE.matcher(Assets.read("report.html"))
                .replaceAll(each -> Matcher.quoteReplacement(parts.get(each.group(1))));
    }

    private static String title(List<Report> reports) {
        return reports.size() == 1
                ? reports.get(0).verdict() + " " + reports.get(0).scenario()
                : worst(reports) + " " + Plural.of(reports.size(), "run");
    }

    private static Verdict worst(List<Report> reports) {
        return reports.stream().map(Report::verdict).reduce(Verdict.PASS, Verdict::worse);
    }

    /** A dot in the colour of the verdict, which a tab of a browser shows. */
    private static String icon(Verdict verdict) {
        String color = switch (verdict) {
            case PASS -> "1a7f4b";
            case UNSTABLE -> "a15c00";
            case FAIL -> "c62f21";
        };
        return "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E"
                + "%3Ccircle cx='8' cy='8' r='6' fill='%23" + color + "'/%3E%3C/svg%3E";
    }

    private static String body(List<Report> reports) {
        Html html = new Html();
        if (reports.size() != 1) {
            list(html, reports);
        }
        html.open("main");
        Room room = new Room();
        for (int i = 0; i < reports.size(); i++) {
            new RunArticle(reports.get(i), i, room).write(html);
        }
        return html.close().toString();
    }

    private static void list(Html html, List<Report> reports) {
        html.open("nav", "class", "runs", "aria-label", "Runs");
        if (reports.isEmpty()) {
            html.put("p", "There was no run.");
        }
        html.open("ul");
        for (int i = 0; i < reports.size(); i++) {
            Report each = reports.get(i);
            html.open("li", "class", verdictClass(each)).open("a", "href", "#run-" + i);
            html.put("b", each.verdict().name()).put("span", each.scenario());
            html.close().close();
        }
        html.close().close();
    }

    static String verdictClass(Report report) {
        return report.verdict().name().toLowerCase(Locale.ROOT);
    }

    /** The items that there are, as one text. */
    static String joined(String... items) {
        return List.of(items).stream().filter(each -> !each.isEmpty()).collect(Collectors.joining(", "));
    }
}
