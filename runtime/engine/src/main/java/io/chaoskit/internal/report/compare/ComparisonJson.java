package io.chaoskit.internal.report.compare;

import io.chaoskit.internal.json.Json;
import io.chaoskit.report.Report;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Comparisons as JSON, schema 1: an object for one, an array for any other number. */
public final class ComparisonJson {

    private static final int SCHEMA_VERSION = 1;

    private ComparisonJson() {}

    /**
     * Writes them.
     *
     * @param comparisons in order
     * @return indented, the last line ended
     */
    public static String of(List<Comparison> comparisons) {
        List<Map<String, Object>> all =
                comparisons.stream().map(ComparisonJson::object).toList();
        return Json.indented(all.size() == 1 ? all.get(0) : all) + "\n";
    }

    private static Map<String, Object> object(Comparison comparison) {
        Map<String, Object> root = new LinkedHashMap<>();
        root.put("schemaVersion", SCHEMA_VERSION);
        root.put("scenario", comparison.before().scenario());
        root.put("change", word(comparison.change()));
        root.put("a", run(comparison.before()));
        root.put("b", run(comparison.after()));
        root.put(
                "findings",
                comparison.findings().stream().map(ComparisonJson::finding).toList());
        root.put("notes", comparison.notes());
        return root;
    }

    private static Map<String, Object> run(Report report) {
        Map<String, Object> run = new LinkedHashMap<>();
        run.put("verdict", report.verdict().name());
        run.put("seed", report.seed());
        run.put("startedAt", report.startedAt().toString());
        run.put("iterations", report.iterations().total());
        run.put("failed", report.iterations().failed());
        return run;
    }

    private static Map<String, Object> finding(Finding finding) {
        Map<String, Object> node = new LinkedHashMap<>();
        node.put("subject", word(finding.subject()));
        node.put("name", finding.name());
        node.put("change", word(finding.change()));
        node.put("before", figure(finding.before()));
        node.put("after", figure(finding.after()));
        node.put("difference", finding.difference());
        node.put("p", finding.p().isPresent() ? finding.p().getAsDouble() : null);
        node.put("note", finding.note());
        return node;
    }

    private static Object figure(Finding.Figure figure) {
        return Double.isNaN(figure.value()) ? figure.text() : figure.value();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
