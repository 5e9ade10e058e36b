package io.chaoskit.cli;

import groovy.lang.GroovySystem;
import io.chaoskit.dsl.ScenarioTable;
import io.chaoskit.internal.dsl.script.MissingClass;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.run.RunListener;
import io.chaoskit.value.Mistake;
import io.chaoskit.verdict.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.IntFunction;
import java.util.function.LongFunction;

/** Runs scenarios one after the other, prints the result of each, and writes the reports of all, on every way out. */
final class Execution implements AutoCloseable {

    private static final long MAX_WAIT_SECONDS = 25;
    private static final String NOTHING_RUN = "nothing was run (--dry-run)";

    private final RunOptions options;
    private final Terminal terminal;
    private final Metering metering;
    private final RepeatCommand repeat;
    private final ReplayFile replay;
    private final GitHub github;
    private final WorkflowCommands commands;
    private final OwnStreams streams;
    private final LiveReports live;
    private final KeptProperties properties = new KeptProperties();
    private final List<Report> reports = new CopyOnWriteArrayList<>();
    private final ExitGuard guard = new ExitGuard();
    /** Empty before they are known. */
    private Optional<TestRuns> specifications = Optional.empty();
    /** Whether a scenario was not run because the process ends. */
    private boolean leftOut;

    Execution(RunOptions options, Metering metering, RepeatCommand repeat) {
        this(options, metering, repeat, true);
    }

    private Execution(RunOptions options, Metering metering, RepeatCommand repeat, boolean follows) {
        this.options = options;
        this.metering = metering;
        boolean aside = options.reports().stream().anyMatch(ReportSink::toStandardOutput);
        this.terminal = aside ? options.terminal().withResultsAside() : options.terminal();
        Map<String, String> environment = options.ofPart() ? Map.of() : System.getenv();
        this.commands = WorkflowCommands.stop(terminal.out(), environment);
        this.streams = new OwnStreams(aside);
        this.live = new LiveReports(follows ? options.reports() : List.of(), streams.out(), terminal.err());
        this.repeat = repeat;
        this.replay = ReplayFile.of(options);
        this.github = new GitHub(environment);
    }

    /** Of scenarios whose reports are made elsewhere. */
    static Execution ofMerged(RunOptions options, RepeatCommand repeat) throws MistakesFound {
        return new Execution(options, Metering.start(options), repeat, false);
    }

    /** A script is being read from now on. */
    void reads(Reading script) {
        guard.during(stack -> cutOff(script, stack));
    }

    /** Runs one scenario with what the command line changes. By the script that has it. */
    Report run(Scenario scenario) {
        return run(scenario, Optional.ofNullable(options.only()));
    }

    private Report run(Scenario scenario, Optional<String> only) {
        Scenario adapted = options.overrides().apply(scenario);
        ProgressLine progress = progressLine(adapted);
        FailureCare care = new FailureCare(options, terminal, scenario);
        Optional<Report> again = care.failedBefore();
        if (again.isPresent()) {
            ended(adapted, again.get(), progress);
            return again.get();
        }
        CutOff cutOff = new CutOff();
        ChaosRunner.Builder runner = runner(only, care.origin())
                .listener(options.quiet() ? RunListener.NONE : progress)
                .listener(live.follow(adapted, care.origin(), options))
                .listener(cutOff);
        ExitGuard.Part before = guard.during(stack -> cutOff(adapted, progress, cutOff));
        try {
            Report report = runner.build().run(adapted);
            ended(adapted, report, progress);
            if (!guard.ending()) {
                care.shrink(report);
            }
            return report;
        } finally {
            properties.restore();
            guard.during(before);
        }
    }

    /** The report of a run that took place elsewhere. */
    @FunctionalInterface
    interface Merged {

        /** Makes it, with what repeats it, by its seed, and each of its failures, by their numbers. */
        Report of(Origin origin, LongFunction<String> repeating, IntFunction<String> replaying);
    }

    /** Takes a run that took place elsewhere for one of its own. {@code only} selects its scenario. */
    void add(Scenario scenario, Optional<String> only, Merged merged) {
        FailureCare care = new FailureCare(options, terminal, scenario);
        Report report = merged.of(care.origin(), seed -> repeat.of(seed, only), replay::replaying);
        ended(scenario, report, progressLine(scenario));
        if (!guard.ending()) {
            care.shrink(report);
        }
    }

    /** No code of users runs on this thread from now on: what ends the process may do so. */
    void waits() {
        guard.during(null);
    }

    private ChaosRunner.Builder runner(Optional<String> only, Origin origin) {
        ChaosRunner.Builder runner = ChaosRunner.builder()
                .environment("groovy", GroovySystem.getVersion())
                .replayCommand(seed -> repeat.of(seed, only))
                .failureCommand(replay::replaying)
                .origin(origin)
                .failOnUnstable(options.failOnUnstable())
                .listener(metering.listener());
        options.overrides().seed().ifPresent(runner::seed);
        options.shard().ifPresent(runner::shard);
        return runner;
    }

    private void ended(Scenario scenario, Report report, ProgressLine progress) {
        properties.restore();
        progress.clear();
        reports.add(report);
        replay.add(report);
        github.add(scenario, report);
        show(scenario, report);
    }

    /** Waits for the report of a run that was cut off. */
    private record CutOff(CompletableFuture<Report> report) implements RunListener {

        CutOff() {
            this(new CompletableFuture<>());
        }

        @Override
        public void cutOff(Report ofRun) {
            report.complete(ofRun);
        }
    }

    /** A script called {@code System.exit} while it was read. After its runs it may; the exit code is theirs if that says more than its own. */
    private int cutOff(Reading script, StackTraceElement[] stack) {
        if (script.unfinished(!reports.isEmpty())) {
            finish();
            return complain(script.exitCalled(stack));
        }
        int code = finish();
        return code == ExitCode.OK ? ExitGuard.AS_TOLD : code;
    }

    /** What a scenario does on the thread of its run called {@code System.exit}: its report comes from the thread that ends the run. */
    private int cutOff(Scenario scenario, ProgressLine progress, CutOff cutOff) {
        try {
            ended(scenario, cutOff.report().get(MAX_WAIT_SECONDS, TimeUnit.SECONDS), progress);
            return finish();
        } catch (TimeoutException | ExecutionException | InterruptedException noReport) {
            finish();
            complain(MistakesFound.in(
                    "", "'" + scenario.name() + "' called System.exit before it ran, so that it has no report", ""));
            return ExitCode.FAILED;
        }
    }

    private int complain(MistakesFound found) {
        terminal.err().print(new Complaints(terminal.notes()).of(found.mistakes()));
        terminal.err().flush();
        return ExitCode.MISTAKE;
    }

    /** Runs what the call selects, or only shows it, and says what the process must end with. */
    @SuppressWarnings("try") // the scope is closed, not used
    int runAll(List<Scenario> pending, TestRuns tests) throws MistakesFound {
        specifications = Optional.of(tests);
        guard.during(stack -> {
            finish();
            return complain(notRun());
        });
        List<Scenario> chosen = Selection.of(pending, tests.names(), options);
        fitting(chosen);
        for (Scenario each : chosen) {
            try (ContextLoader own = ContextLoader.of(each)) {
                if (options.dryRun()) {
                    table(options.overrides().apply(each));
                } else if (guard.ending()) {
                    leftOut = true;
                } else {
                    run(each, Selection.again(each, pending, options));
                }
            }
        }
        if (!guard.ending()) {
            tests.run(terminal);
        }
        if (options.dryRun()) {
            terminal.out().println(NOTHING_RUN);
        }
        return finish();
    }

    private void table(Scenario shown) {
        terminal.out().println(ScenarioTable.of(shown) + MatchTable.of(shown) + "\n");
    }

    /** Only shows scenarios, and says what the process must end with. */
    @SuppressWarnings("try") // the scope is closed, not used
    int showAll(List<Scenario> scenarios) {
        for (Scenario each : scenarios) {
            try (ContextLoader own = ContextLoader.of(each)) {
                table(each);
            }
        }
        terminal.out().println(NOTHING_RUN);
        return finish();
    }

    private ProgressLine progressLine(Scenario scenario) {
        OptionalLong total = scenario.length().duration().isPresent()
                ? OptionalLong.empty()
                : OptionalLong.of(scenario.length().iterations());
        return new ProgressLine(terminal.err(), terminal.columns(), total);
    }

    /** Tells before anything is run what does not fit the methods that it is put on. */
    private void fitting(List<Scenario> chosen) throws MistakesFound {
        List<Mistake> mistakes = new ArrayList<>();
        for (Scenario each : chosen) {
            ProgressLine progress = progressLine(each);
            try {
                if (!options.quiet()) {
                    progress.matching();
                }
                mistakes.addAll(Fit.mistakes(options.overrides().apply(each), options.shard()));
            } finally {
                progress.clear();
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
    }

    private void show(Scenario scenario, Report report) {
        if (options.ofPart()) {
            return;
        }
        if (options.quiet()) {
            terminal.out().println(Visible.of(report.summary()));
        } else {
            terminal.out()
                    .println((reports.size() > 1 ? "\n" : "")
                            + report.toText(terminal.results().colored(), options.verbose())
                                    .stripTrailing());
        }
        if (!report.mistakes().isEmpty()) {
            terminal.err().print(new Complaints(terminal.notes()).of(report.mistakes()));
        }
        report.failures().stream()
                .flatMap(failure -> failure.exception().stream())
                .filter(thrown -> !thrown.injected() && MissingClass.isMeantBy(thrown.type()))
                .findFirst()
                .ifPresent(thrown -> terminal.err()
                        .println("chaoskit: " + Visible.of(thrown.headline()) + "; "
                                + MissingClass.hint(scenario.at().file(), thrown.message())));
    }

    /** Writes the reports and says what the process must end with. */
    int finish() {
        int written = writeReports();
        github.summarize(reports, terminal.err());
        // A report that cannot be written hides no failure.
        int verdict = ExitCode.of(reports);
        int code = verdict == ExitCode.OK ? written : verdict;
        code = code == ExitCode.OK ? specifications.map(TestRuns::code).orElse(code) : code;
        if (reports.size() > 1 && !options.quiet()) {
            total();
        }
        boolean called = reports.stream()
                .flatMap(report -> report.failures().stream())
                .anyMatch(failure -> failure.kind() == Failure.Kind.EXIT);
        boolean untold = leftOut && !called && guard.calledExit();
        if (untold) {
            code = complain(notRun());
        }
        metering.end();
        terminal.out().flush();
        commands.resume();
        github.annotate(terminal.out());
        terminal.out().flush();
        streams.close();
        guard.finished(code, called || untold);
        return code;
    }

    private int writeReports() {
        if (options.failures().save()) {
            replay.path().ifPresent(file -> FailureCare.keep(reports, options, file, terminal));
        }
        int code = ExitCode.OK;
        for (ReportSink sink : reports.isEmpty() ? List.<ReportSink>of() : options.reports()) {
            try {
                if (live.has(sink)) {
                    live.finish(sink);
                } else {
                    sink.write(reports, streams.out(), terminal.err());
                }
                if (!sink.toStandardOutput() && !options.quiet()) {
                    terminal.out().println("  " + sink.kind() + " report  " + sink.path());
                }
            } catch (MistakesFound cannotWrite) {
                code = complain(cannotWrite);
            }
        }
        return code;
    }

    private static MistakesFound notRun() {
        return MistakesFound.in(
                "",
                "a scenario was not run, because something called System.exit before",
                "leave it out, or do it in a step");
    }

    /** Whatever happened: the streams and the end of the process are as before. */
    @Override
    public void close() {
        metering.end();
        live.close();
        commands.resume();
        streams.close();
        guard.close();
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
