package io.chaoskit.replay;

import io.chaoskit.internal.text.Palette;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.replay.SweepResult.Found;
import io.chaoskit.replay.SweepResult.Row;
import java.util.List;
import java.util.TreeMap;

/** The result of a sweep for a terminal: what is wrong first, then the matrix, then what was covered. */
final class SweepText {

    private static final int MOST_ROWS = 40;
    private static final int MOST_HANDLERS = 10;

    private final Palette palette;

    SweepText(boolean colored) {
        this.palette = new Palette(colored);
    }

    String of(SweepResult result) {
        StringBuilder text = new StringBuilder();
        List<Found> findings = result.findings();
        String verdict =
                findings.isEmpty() ? palette.good("no findings") : palette.bad(Plural.of(findings.size(), "finding"));
        line(text, palette.strong(verdict) + "  " + palette.strong(result.scenario()));
        for (Found each : findings) {
            finding(text, each);
        }
        matrix(text, result.matrix());
        coverage(text, result);
        handlers(text, result);
        result.notes().forEach(each -> line(text, "  note        " + each));
        line(text, "  seed        " + result.seed());
        return text.toString();
    }

    private void finding(StringBuilder text, Found found) {
        line(text, "\n  " + palette.bad("✗ " + found.kind()) + "  " + found.message());
        found.faults().forEach(each -> line(text, "      after " + each.text()));
        if (!found.proof().isEmpty()) {
            line(text, "      " + found.proof());
        }
        if (found.experiments() > 1) {
            line(text, "      in " + found.experiments() + " experiments");
        }
        if (!found.replay().isEmpty()) {
            line(text, "      repeat  " + found.replay());
        }
    }

    private void matrix(StringBuilder text, List<Row> rows) {
        if (rows.isEmpty()) {
            return;
        }
        line(text, "\n  experiments");
        int outcome = rows.stream()
                .limit(MOST_ROWS)
                .mapToInt(each -> outcome(each).length())
                .max()
                .orElse(0);
        int effect = rows.stream()
                .limit(MOST_ROWS)
                .mapToInt(each -> each.effect().length())
                .max()
                .orElse(0);
        for (Row each : rows.subList(0, Math.min(rows.size(), MOST_ROWS))) {
            String how = outcome(each) + " ".repeat(outcome - outcome(each).length());
            line(
                    text,
                    "    " + (each.findings().isEmpty() ? how : palette.bad(how)) + "  " + each.effect()
                            + " ".repeat(effect - each.effect().length()) + "  " + each.site());
        }
        if (rows.size() > MOST_ROWS) {
            line(text, "    … " + (rows.size() - MOST_ROWS) + " more");
        }
    }

    private static String outcome(Row row) {
        return row.findings().isEmpty() || row.findings().contains(row.outcome())
                ? row.outcome()
                : row.outcome() + ", " + String.join(", ", row.findings());
    }

    private static void coverage(StringBuilder text, SweepResult result) {
        String ended = result.ended().isEmpty() ? "" : "; ended because " + result.ended();
        line(
                text,
                "\n  coverage    " + result.explored() + " of " + result.reached() + " sites explored by "
                        + Plural.of(result.experiments(), "experiment") + ended);
        new TreeMap<>(result.skipped()).forEach((why, count) -> line(text, "    skipped   " + count + ": " + why));
    }

    private static void handlers(StringBuilder text, SweepResult result) {
        if (result.handlers() == 0) {
            return;
        }
        line(
                text,
                "  handlers    " + result.handlersEntered() + " of " + Plural.of(result.handlers(), "catch block")
                        + " entered");
        List<String> never = result.handlersNeverEntered();
        never.stream().limit(MOST_HANDLERS).forEach(each -> line(text, "    never     " + each));
        if (never.size() > MOST_HANDLERS) {
            line(text, "    … " + (never.size() - MOST_HANDLERS) + " more");
        }
    }

    private static void line(StringBuilder text, String line) {
        text.append(line).append('\n');
    }
}
