package io.chaoskit.cli;

import groovy.lang.GroovySystem;
import io.chaoskit.dsl.ScenarioTable;
import io.chaoskit.internal.dsl.script.MissingClass;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.value.Mistake;
import io.chaoskit.verdict.Verdict;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongFunction;

/** Runs scenarios one after the other, prints the result of each, and writes the reports of all, on every way out. */
final class Execution {

    private final RunOptions options;
    private final Terminal terminal;
    private final LongFunction<String> replay;
    private final PrintStream out;
    private final List<Report> reports = new ArrayList<>();
    private ExitGuard guard;

    /** {@code replay} makes the command that repeats a run with a seed. */
    Execution(RunOptions options, LongFunction<String> replay) {
        this.options = options;
        boolean aside = options.reports().stream().anyMatch(ReportSink::toStandardOutput);
        this.terminal = aside ? options.terminal().withResultsAside() : options.terminal();
        this.out = System.out;
        if (aside) {
            // What scripts and the code under test print must not get between the lines of a report.
            System.setOut(System.err);
        }
        this.replay = replay;
    }

    /** Runs one scenario with what the command line changes. */
    Report run(Scenario scenario) {
        if (guard == null) {
            guard = new ExitGuard();
        }
        ProgressLine progress = new ProgressLine(terminal.err(), terminal.live());
        ChaosRunner.Builder runner = ChaosRunner.builder()
                .environment("groovy", GroovySystem.getVersion())
                .replayCommand(replay)
                .failOnUnstable(options.failOnUnstable());
        if (!options.quiet()) {
            runner.listener(progress);
        }
        guard.running(scenario.name());
        Report report = runner.build().run(options.overrides().apply(scenario));
        guard.running(null);
        progress.clear();
        reports.add(report);
        show(report);
        return report;
    }

    /** Runs what the call selects, or only shows it, and says what the process must end with. */
    @SuppressWarnings("try") // the scope is closed, not used
    int runAll(List<Scenario> pending) throws MistakesFound {
        List<Scenario> chosen = Selection.of(pending, options);
        fitting(chosen);
        for (Scenario each : chosen) {
            try (ContextLoader own = ContextLoader.of(each)) {
                if (options.dryRun()) {
                    Scenario shown = options.overrides().apply(each);
                    terminal.out().println(ScenarioTable.of(shown) + MatchTable.of(shown) + "\n");
                } else if (guard == null || !guard.ending()) {
                    run(each);
                }
            }
        }
        if (options.dryRun()) {
            terminal.out().println("nothing was run (--dry-run)");
        }
        return finish();
    }

    /** Tells before anything is run what does not fit the methods that it is put on. */
    @SuppressWarnings("try") // the scope is closed, not used
    private void fitting(List<Scenario> chosen) throws MistakesFound {
        List<Mistake> mistakes = new ArrayList<>();
        for (Scenario each : chosen) {
            try (ContextLoader own = ContextLoader.of(each)) {
                mistakes.addAll(ChaosRunner.mistakes(options.overrides().apply(each)));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
    }

    private void show(Report report) {
        if (options.quiet()) {
            terminal.out().println(report.summary());
        } else {
            terminal.out()
                    .println((reports.size() > 1 ? "\n" : "")
                            + report.toText(terminal.results().colored(), options.verbose()).stripTrailing());
        }
        if (!report.mistakes().isEmpty()) {
            terminal.err().print(new Complaints(terminal.notes()).of(report.mistakes()));
        }
        report.failures().stream()
                .flatMap(failure -> failure.exception().stream())
                .filter(thrown -> !thrown.injected() && MissingClass.isMeantBy(thrown.type()))
                .findFirst()
                .ifPresent(
                        thrown -> terminal.err().println("chaoskit: " + thrown.headline() + "; " + MissingClass.HINT));
        if (options.verbose()) {
            report.failures().stream()
                    .limit(3)
                    .flatMap(each -> each.exception().stream())
                    .forEach(thrown -> {
                        terminal.err().println(thrown.headline());
                        thrown.stack().forEach(frame -> terminal.err().println("    " + frame));
                    });
        }
    }

    /** Writes the reports and says what the process must end with. */
    int finish() {
        int code = ExitCode.of(reports);
        for (ReportSink sink : reports.isEmpty() ? List.<ReportSink>of() : options.reports()) {
            try {
                sink.write(reports, out);
                if (!sink.toStandardOutput() && !options.quiet()) {
                    terminal.out().println("  " + sink.kind().text() + " report  " + sink.path());
                }
            } catch (MistakesFound cannotWrite) {
                terminal.err().print(new Complaints(terminal.notes()).of(cannotWrite.mistakes()));
                code = ExitCode.MISTAKE;
            }
        }
        if (reports.size() > 1 && !options.quiet()) {
            total();
        }
        terminal.out().flush();
        System.setOut(out);
        if (guard != null) {
            guard.finished(reports, code);
        }
        return code;
    }

    private void total() {
        long passed = reports.stream()
                .filter(report -> report.verdict() == Verdict.PASS)
                .count();
        long failed = reports.stream()
                .filter(report -> report.verdict() == Verdict.FAIL)
                .count();
        terminal.out()
                .println("\n" + reports.size() + " scenarios: " + passed + " PASS, "
                        + (reports.size() - passed - failed) + " UNSTABLE, " + failed + " FAIL");
    }
}
