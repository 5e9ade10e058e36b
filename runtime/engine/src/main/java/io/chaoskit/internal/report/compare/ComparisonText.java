package io.chaoskit.internal.report.compare;

import io.chaoskit.internal.report.compare.Finding.Subject;
import io.chaoskit.internal.text.Palette;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.report.Report;
import java.util.ArrayList;
import java.util.List;

/**
 * A comparison for a terminal: the word first, then what changed, then what makes the runs less comparable.
 *
 * @param palette its colours
 */
public record ComparisonText(Palette palette) {

    private static final double SMALL = 0.001;

    /**
     * Writes it.
     *
     * @param comparison any
     * @return several lines, the last one ended
     */
    public String of(Comparison comparison) {
        List<String> lines = new ArrayList<>();
        lines.add(word(comparison.change()) + "  "
                + palette.strong(comparison.before().scenario()));
        lines.add("  A  " + run(comparison.before()));
        lines.add("  B  " + run(comparison.after()));
        lines.add("");
        table(lines, comparison, List.of(Subject.VERDICT, Subject.SUCCESS, Subject.LATENCY, Subject.TAIL));
        part(lines, comparison, Subject.FAILURES, "failures", "kind");
        part(lines, comparison, Subject.INJECTOR, "faults", "injector");
        if (!comparison.notes().isEmpty()) {
            lines.add("");
            comparison.notes().forEach(each -> lines.add("  note  " + each));
        }
        return String.join("\n", lines) + "\n";
    }

    /**
     * The word.
     *
     * @param comparison any
     * @return one line: what became of the scenario, and its name
     */
    public String headline(Comparison comparison) {
        return word(comparison.change()) + "  "
                + palette.strong(comparison.before().scenario());
    }

    private static String run(Report report) {
        return Words.format(
                "%s, seed %d, %,d iterations (%,d failed), %s",
                report.verdict(),
                report.seed(),
                report.iterations().total(),
                report.iterations().failed(),
                report.startedAt());
    }

    private void table(List<String> lines, Comparison comparison, List<Subject> subjects) {
        List<Finding> rows = comparison.findings().stream()
                .filter(each -> subjects.contains(each.subject()))
                .toList();
        int name = rows.stream().mapToInt(each -> each.name().length()).max().orElse(0);
        int values = rows.stream().mapToInt(each -> values(each).length()).max().orElse(0);
        int difference =
                rows.stream().mapToInt(each -> each.difference().length()).max().orElse(0);
        for (Finding each : rows) {
            lines.add(("  " + mark(each.change()) + " " + pad(each.name(), name) + "  " + pad(values(each), values)
                            + "  " + pad(each.difference(), difference) + "  " + palette.faint(p(each)))
                    .stripTrailing());
            if (each.told() && !each.note().isEmpty()) {
                lines.add("      " + palette.faint(each.note()));
            }
        }
    }

    /** What changed line by line; what did not, as a number. */
    private void part(List<String> lines, Comparison comparison, Subject subject, String title, String noun) {
        List<Finding> all = comparison.findings().stream()
                .filter(each -> each.subject() == subject)
                .toList();
        if (all.isEmpty()) {
            return;
        }
        lines.add("");
        lines.add("  " + title);
        for (Finding each : all) {
            if (each.told()) {
                String note = each.note().isEmpty() ? "" : ", " + each.note();
                String p = p(each).isEmpty() ? "" : ", " + p(each);
                lines.add("  " + mark(each.change()) + " " + each.name());
                lines.add("      " + values(each) + palette.faint(note + p));
            }
        }
        long same = all.stream().filter(each -> !each.told()).count();
        if (same > 0) {
            lines.add("  " + mark(Change.SAME) + " " + Plural.of(same, noun) + " without a change");
        }
    }

    private static String values(Finding each) {
        return each.before().text().equals(each.after().text())
                ? each.before().text()
                : each.before().text() + " → " + each.after().text();
    }

    private static String p(Finding each) {
        return each.p().isEmpty()
                ? ""
                : each.p().getAsDouble() < SMALL
                        ? "p < 0.001"
                        : Words.format("p = %.3f", each.p().getAsDouble());
    }

    private String word(Change change) {
        return switch (change) {
            case WORSE -> palette.bad("WORSE");
            case BETTER -> palette.good("BETTER");
            default -> "NO CHANGE";
        };
    }

    private String mark(Change change) {
        return switch (change) {
            case WORSE -> palette.bad("✗");
            case BETTER -> palette.good("✓");
            case NEW -> palette.warn("+");
            case GONE -> palette.good("-");
            case CHANGED -> palette.warn("~");
            case SAME -> palette.faint("=");
        };
    }

    private static String pad(String text, int width) {
        return text + " ".repeat(Math.max(0, width - text.length()));
    }
}
