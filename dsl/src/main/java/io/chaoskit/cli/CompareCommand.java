package io.chaoskit.cli;

import io.chaoskit.internal.report.compare.Comparison;
import io.chaoskit.internal.report.compare.Comparison.Limits;
import io.chaoskit.internal.report.compare.ComparisonJson;
import io.chaoskit.internal.report.compare.ComparisonText;
import io.chaoskit.internal.text.Palette;
import io.chaoskit.report.Report;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** {@code chaoskit report compare}: says what changed from one run to another, and whether that is more than chance. */
final class CompareCommand {

    private static final String JSON = "json";
    private static final String TEXT = "text";
    /** Not that of a report: one of those that are compared may have it. */
    private static final String DEFAULT_FILE = "=chaoskit-comparison.";

    private final CommandModel model = new CommandModel();
    private final Supplier<List<String>> files = model.parameters(
            "2", "FILE", "the reports of the run before and the run after: JSON, or JSON lines of events");
    private final Supplier<Double> alpha = model.option(
            Double.class,
            "P",
            "how likely equal runs are told apart, by all tests together; 0.01 by default",
            "--alpha");
    private final Supplier<Double> least = model.option(
            Double.class, "SHARE", "the smallest change of a latency that counts; 0.05 by default", "--least");
    private final Supplier<List<String>> reports =
            model.options("KIND[=PATH]", "writes it as json or text; - is standard output", "-o", "--report");
    private final Supplier<Boolean> quiet = model.flag("tells in a word what became of each scenario", "-q", "--quiet");
    private final Supplier<String> color = model.option("auto", "WHEN", "auto, always or never", "--color");

    /**
     * What is compared with what.
     *
     * @param comparisons of scenarios that both have, in the order of the second
     * @param alone sentences about the others
     */
    private record Outcome(List<Comparison> comparisons, List<String> alone) {

        String text(Palette palette) {
            return comparisons.stream().map(new ComparisonText(palette)::of).collect(Collectors.joining("\n"))
                    + alone.stream().map(each -> "\n  note  " + each + "\n").collect(Collectors.joining());
        }

        String words(Palette palette) {
            ComparisonText text = new ComparisonText(palette);
            return comparisons.stream().map(each -> text.headline(each) + "\n").collect(Collectors.joining());
        }
    }

    CommandLine command() {
        return model.command(
                "compare",
                this::run,
                "Says what changed from one run to another, and whether that is more than chance.",
                "Exit code: 0 when nothing got worse, 1 when something did, 2 for a mistake.");
    }

    private int run() throws MistakesFound {
        List<ReportFile> outputs = outputs();
        Terminal terminal = Terminal.of(
                Terminal.color(RunArguments.oneOf("--color", color.get(), Set.of("auto", "always", "never"))));
        boolean aside = outputs.stream().anyMatch(ReportFile::toStandardOutput);
        Terminal shown = aside ? terminal.withResultsAside() : terminal;
        return WorkflowCommands.stoppedDuring(shown.out(), () -> compare(outputs, shown));
    }

    private int compare(List<ReportFile> outputs, Terminal shown) throws MistakesFound {
        Limits limits = limits();
        String before = files.get().get(0);
        String after = files.get().get(1);
        Outcome outcome = compared(InputReport.read(before), InputReport.read(after), limits);
        if (outcome.comparisons.isEmpty()) {
            throw MistakesFound.in(
                    "",
                    "both reports must be of one scenario, but " + String.join(", and ", outcome.alone),
                    "compare reports of the same script");
        }
        Palette palette = shown.results();
        shown.out().print(quiet.get() ? outcome.words(palette) : outcome.text(palette));
        shown.out().flush();
        int written = write(outputs, outcome);
        boolean worse = outcome.comparisons.stream().anyMatch(Comparison::worse);
        return worse ? ExitCode.FAILED : written;
    }

    private List<ReportFile> outputs() throws MistakesFound {
        List<ReportFile> outputs = new ArrayList<>();
        for (String each : reports.get()) {
            String named = each.contains("=") ? each : each + DEFAULT_FILE + (each.equals(JSON) ? "json" : "txt");
            ReportFile file = ReportFile.parse(named, List.of(JSON, TEXT), kind -> kind);
            file.check();
            outputs.add(file);
        }
        return outputs;
    }

    private Limits limits() throws MistakesFound {
        try {
            return new Limits(
                    Optional.ofNullable(alpha.get()).orElse(Limits.USUAL.alpha()),
                    Optional.ofNullable(least.get()).orElse(Limits.USUAL.least()));
        } catch (IllegalArgumentException wrong) {
            throw MistakesFound.in("", wrong.getMessage(), "");
        }
    }

    /** The runs of the same scenario, in order. */
    private static Outcome compared(List<Report> before, List<Report> after, Limits limits) {
        List<Report> left = new ArrayList<>(before);
        List<Comparison> comparisons = new ArrayList<>();
        List<String> alone = new ArrayList<>();
        for (Report each : after) {
            Optional<Report> same = left.stream()
                    .filter(one -> one.scenario().equals(each.scenario()))
                    .findFirst();
            same.ifPresentOrElse(
                    found -> {
                        left.remove(found);
                        comparisons.add(Comparison.of(found, each, limits));
                    },
                    () -> alone.add("'" + each.scenario() + "' is only in B"));
        }
        left.forEach(each -> alone.add("'" + each.scenario() + "' is only in A"));
        return new Outcome(comparisons, alone);
    }

    private static int write(List<ReportFile> outputs, Outcome outcome) {
        int code = ExitCode.OK;
        for (ReportFile file : outputs) {
            String text =
                    file.kind().equals(JSON) ? ComparisonJson.of(outcome.comparisons) : outcome.text(Palette.PLAIN);
            try {
                file.write(out -> out.write(text), System.out, System.err);
            } catch (MistakesFound cannotWrite) {
                code = Complaints.print(cannotWrite);
            }
        }
        return code;
    }
}
