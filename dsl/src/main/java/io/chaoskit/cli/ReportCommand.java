package io.chaoskit.cli;

import io.chaoskit.internal.report.merge.ReportMerge;
import io.chaoskit.report.Report;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code chaoskit report}: shows, converts, merges and compares reports that were written before. */
final class ReportCommand {

    CommandLine command() {
        CommandLine report = new CommandModel()
                .command(
                        "report",
                        ReportCommand::whichOne,
                        "Shows, converts, merges and compares reports that were written before.");
        report.addSubcommand(new Show().command());
        report.addSubcommand(new Convert().command());
        report.addSubcommand(new Merge().command());
        report.addSubcommand(new CompareCommand().command());
        return report;
    }

    private static int whichOne() throws MistakesFound {
        throw MistakesFound.in(
                "",
                "report must be given show, convert, merge or compare, but was given nothing",
                "see: chaoskit report --help");
    }

    /** Options that say how reports are printed. */
    private static final class Printing {

        private final Supplier<Boolean> verbose;
        private final Supplier<Boolean> quiet;
        private final Supplier<String> color;

        Printing(CommandModel model) {
            quiet = model.flag("tells the verdict only", "-q", "--quiet");
            verbose = model.flag("tells long values whole", "-v", "--verbose");
            color = model.option("auto", "WHEN", "auto, always or never", "--color");
        }

        Terminal terminal() throws MistakesFound {
            return Terminal.of(
                    Terminal.color(RunArguments.oneOf("--color", color.get(), Set.of("auto", "always", "never"))));
        }

        void show(List<Report> reports, Terminal terminal) {
            for (int i = 0; i < reports.size(); i++) {
                Report report = reports.get(i);
                String text = quiet.get()
                        ? report.summary()
                        : (i > 0 ? "\n" : "")
                                + report.toText(terminal.results().colored(), verbose.get())
                                        .stripTrailing();
                terminal.out().println(text);
            }
        }
    }

    /** Shows reports as on the terminal that they were made at. */
    private static final class Show {

        private final CommandModel model = new CommandModel();
        private final Supplier<List<String>> files =
                model.parameters("1..*", "FILE", "reports: JSON, or JSON lines of events");
        private final Printing printing = new Printing(model);

        CommandLine command() {
            return model.command("show", this::run, "Shows reports as text.", "Exit code: 0, or 2 for a mistake.");
        }

        private int run() throws MistakesFound {
            Terminal terminal = printing.terminal();
            return WorkflowCommands.stoppedDuring(terminal.out(), () -> {
                List<Report> reports = new ArrayList<>();
                for (String file : files.get()) {
                    reports.addAll(InputReport.read(file));
                }
                printing.show(reports, terminal);
                return ExitCode.OK;
            });
        }
    }

    /** Writes a report in other formats. */
    private static final class Convert {

        private final CommandModel model = new CommandModel();
        private final Supplier<String> file = model.parameter("FILE");
        private final Outputs outputs = new Outputs(model);

        CommandLine command() {
            return model.command(
                    "convert", this::run, "Writes a report in other formats.", "Exit code: 0, or 2 for a mistake.");
        }

        private int run() throws MistakesFound {
            List<ReportSink> sinks = outputs.sinks();
            if (sinks.isEmpty()) {
                throw MistakesFound.in(
                        "", "convert must be given --report KIND[=PATH], but was given none", "-o text=-");
            }
            return Outputs.write(sinks, InputReport.read(file.get()), System.out, System.err);
        }
    }

    /** Merges the reports of the shards of a run. */
    private static final class Merge {

        private final CommandModel model = new CommandModel();
        private final Supplier<List<String>> files = model.parameters(
                "1..*", "FILE", "the reports of all shards, in any order: JSON, or JSON lines of events");
        private final Outputs outputs = new Outputs(model);
        private final Supplier<List<String>> thresholds =
                model.options("LIMIT", "what must hold for the whole run, such as 'latency.p95<200ms'", "--threshold");
        private final Supplier<Boolean> failOnUnstable = model.flag("exit code 3 for UNSTABLE", "--fail-on-unstable");
        private final Printing printing = new Printing(model);

        CommandLine command() {
            return model.command(
                    "merge",
                    this::run,
                    "Merges the reports of the shards of a run into that of the whole.",
                    "Exit code: as of the run, 2 for reports that are not of one run.");
        }

        private int run() throws MistakesFound {
            List<ReportSink> sinks = outputs.sinks();
            boolean aside = sinks.stream().anyMatch(ReportSink::toStandardOutput);
            Terminal terminal = aside ? printing.terminal().withResultsAside() : printing.terminal();
            return WorkflowCommands.stoppedDuring(terminal.out(), () -> merge(sinks, terminal));
        }

        private int merge(List<ReportSink> sinks, Terminal terminal) throws MistakesFound {
            List<Report> merged = merged();
            printing.show(merged, terminal);
            int written = Outputs.write(sinks, merged, System.out, System.err);
            int verdict = ExitCode.of(merged);
            return verdict == ExitCode.OK ? written : verdict;
        }

        /** The scenarios of a script are merged one by one. */
        private List<Report> merged() throws MistakesFound {
            List<ThresholdOption> limits = new ArrayList<>();
            for (String each : thresholds.get()) {
                limits.add(ThresholdOption.parse(each));
            }
            List<ReportMerge> merges = new ArrayList<>();
            String first = files.get().get(0);
            for (String file : files.get()) {
                List<Report> reports = InputReport.read(file);
                while (file.equals(first) && merges.size() < reports.size()) {
                    merges.add(new ReportMerge(failOnUnstable.get()));
                }
                if (reports.size() != merges.size()) {
                    throw MistakesFound.in(
                            "",
                            "reports that are merged must have as many runs, but " + first + " has " + merges.size()
                                    + " and " + file + " has " + reports.size(),
                            "merge the reports of one script");
                }
                for (int i = 0; i < reports.size(); i++) {
                    merges.get(i).add(file, reports.get(i));
                }
            }
            List<String> rejected = merges.stream()
                    .flatMap(each -> each.rejected().stream())
                    .distinct()
                    .toList();
            if (!rejected.isEmpty()) {
                throw InputReport.mistakes(rejected);
            }
            merges.forEach(merge -> limits.forEach(each -> merge.threshold(each.name(), each::holds)));
            return merges.stream().map(ReportMerge::result).toList();
        }
    }

    /** The option that says what is written. */
    private static final class Outputs {

        private final Supplier<List<String>> reports;

        Outputs(CommandModel model) {
            reports = model.options(
                    "KIND[=PATH]", "writes a report, such as json or text; - is standard output", "-o", "--report");
        }

        List<ReportSink> sinks() throws MistakesFound {
            return ReportSink.parse(reports.get());
        }

        /** Writes all that can be written, and says what the process is to end with for the others. */
        static int write(List<ReportSink> sinks, List<Report> reports, PrintStream out, PrintStream notes) {
            int code = ExitCode.OK;
            for (ReportSink sink : sinks) {
                try {
                    sink.write(reports, out, notes);
                } catch (MistakesFound cannotWrite) {
                    code = Complaints.print(cannotWrite);
                }
            }
            return code;
        }
    }
}
