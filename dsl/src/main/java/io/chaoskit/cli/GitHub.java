package io.chaoskit.cli;

import io.chaoskit.internal.report.markdown.MarkdownText;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Step;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.Report;
import io.chaoskit.validator.Severity;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Verdict;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * What a call says to GitHub Actions when it runs there: a step summary, and annotations at the {@code assert} or step that failed. The
 * variables of GitHub turn them on.
 */
final class GitHub {

    /** What a step may have. */
    private static final int MOST_ANNOTATIONS = 10;

    private static final int MOST_BYTES = 1 << 20;
    private static final int LINE = 1_000;

    private final String summary;
    private final boolean annotates;
    private final String workspace;
    private final List<String> annotations = new ArrayList<>();

    /** The variables of the process. */
    GitHub(Map<String, String> environment) {
        this.summary = environment.getOrDefault("GITHUB_STEP_SUMMARY", "");
        this.annotates = WorkflowCommands.understood(environment);
        this.workspace = environment.getOrDefault("GITHUB_WORKSPACE", "");
    }

    /** A run is over. */
    void add(Scenario scenario, Report report) {
        if (!annotates || report.verdict() == Verdict.PASS) {
            return;
        }
        List<FailureKind> kinds = report.kinds().stream()
                .filter(each -> each.severity() != Severity.INFO)
                .toList();
        String level = report.verdict() == Verdict.FAIL ? "error" : "warning";
        if (kinds.isEmpty()) {
            annotations.add(annotation(level, scenario.at(), report, report.summary()));
        }
        kinds.forEach(each -> annotations.add(annotation(level, at(scenario, each), report, message(each, report))));
    }

    /** The {@code assert}, or else the step, or else the scenario. */
    private static SourceLocation at(Scenario scenario, FailureKind kind) {
        Stream<SourceLocation> checks = scenario.assertions().stream()
                .filter(each -> each.id().equals(kind.validator()))
                .map(Assertion::at);
        Stream<SourceLocation> steps = scenario.steps().stream()
                .filter(each -> each.name().equals(kind.step()))
                .map(Step::at);
        return Stream.concat(checks, steps)
                .filter(SourceLocation::known)
                .findFirst()
                .orElse(scenario.at());
    }

    private static String message(FailureKind kind, Report report) {
        String first = kind.firstIteration() == 0 ? "" : ", first in iteration " + kind.firstIteration();
        String replay = kind.example()
                .map(each -> each.replay())
                .filter(command -> !command.isEmpty() && !command.equals(report.replay()))
                .map(command -> "\n" + command)
                .orElse("");
        return kind.message() + " (" + Plural.times(kind.count()) + first + ")" + replay;
    }

    private String annotation(String level, SourceLocation at, Report report, String message) {
        String where = at.known()
                ? "file=" + property(file(at)) + ",line=" + at.line() + (at.column() > 0 ? ",col=" + at.column() : "")
                        + ","
                : "";
        String title = "chaoskit: " + Visible.line(report.scenario(), LINE);
        return "::" + level + " " + where + "title=" + property(title) + "::" + data(Visible.of(message));
    }

    /** As GitHub names it: below the checkout. */
    private String file(SourceLocation at) {
        try {
            Path file = Path.of(at.file()).toAbsolutePath().normalize();
            Path root = Path.of(workspace).toAbsolutePath().normalize();
            return !workspace.isEmpty() && file.startsWith(root)
                    ? root.relativize(file).toString()
                    : at.file();
        } catch (InvalidPathException notAFile) {
            return at.file();
        }
    }

    private static String data(String text) {
        return text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A");
    }

    private static String property(String text) {
        return data(text).replace(":", "%3A").replace(",", "%2C");
    }

    /** All runs are over: the annotations, which are commands. */
    void annotate(PrintStream out) {
        int shown = Math.min(MOST_ANNOTATIONS, annotations.size());
        for (int i = 0; i < shown; i++) {
            int more = i == shown - 1 ? annotations.size() - shown : 0;
            out.println(
                    annotations.get(i) + (more == 0 ? "" : "%0Aand " + Plural.of(more, "more kind") + " of failures"));
        }
        annotations.clear();
    }

    /** All runs are over: the step summary. */
    void summarize(List<Report> reports, PrintStream notes) {
        if (!summary.isEmpty() && !reports.isEmpty()) {
            append(reports, notes);
        }
    }

    private void append(List<Report> reports, PrintStream notes) {
        try {
            Path file = Path.of(summary);
            long size = Files.exists(file) ? Files.size(file) : 0;
            int room = (int) Math.max(0, MOST_BYTES - size);
            Files.writeString(
                    file, new MarkdownText(room).of(reports), StandardOpenOption.CREATE, StandardOpenOption.APPEND);
        } catch (IOException | InvalidPathException e) {
            notes.println("chaoskit: the step summary cannot be written: " + e);
        }
    }
}
