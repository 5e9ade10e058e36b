package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.internal.replay.IsolatedScenario;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Mistake;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/** The arguments that say which failure of which report is meant; those of {@code replay} and {@code shrink}. */
final class FailureArguments {

    private static final String SCRIPTS = ".groovy";
    private static final Set<String> NEEDED_AGAIN = Set.of("--class-path", MavenProject.OPTION, "--without-scope");

    private final CommandModel model = new CommandModel();
    private final Supplier<List<String>> files =
            model.parameters("0..2", "REPORT [SCRIPT]", "a JSON report, the last kept one by default; another script");
    private final Supplier<Integer> failure =
            model.option(Integer.class, "N", "which failure of the report, from 1", "--failure");
    private final Supplier<Long> iteration =
            model.option(Long.class, "K", "the failure of which iteration", "--iteration");
    private final ClassPathOption classPath = new ClassPathOption(model);
    private final Supplier<Map<String, String>> environment =
            model.entries("K=V", "what env.K is in the script, instead of what it was", "-e", "--env");

    CommandModel model() {
        return model;
    }

    /**
     * The failure that is meant.
     *
     * @param report the file
     * @param run the run that failed
     * @param number of the failure in that run, from 1
     * @param script has the scenario
     * @param edited whether the script is another one than then
     * @param scenarios gives the scenario afresh
     * @param apart runs it in processes of its own
     */
    record Chosen(
            Path report,
            FailedRun run,
            int number,
            String script,
            boolean edited,
            FreshScenarios scenarios,
            Processes apart) {

        /** The scenario with the processes in which it can be run. */
        IsolatedScenario isolated() {
            return new Isolated(scenarios, apart);
        }

        private record Isolated(FreshScenarios scenarios, Processes isolation) implements IsolatedScenario {

            @Override
            public Scenario get() {
                return scenarios.get();
            }
        }
    }

    /** What {@code --time} says. */
    static Duration limit(String time) throws MistakesFound {
        try {
            return Durations.positive("--time", Durations.parse(time));
        } catch (IllegalArgumentException e) {
            throw MistakesFound.in("", e.getMessage(), "--time 2min");
        }
    }

    /** Finds the failure, and reads its script; {@code notes} gets what a user should know, {@code guard} hears of the reading. */
    Chosen choose(PrintStream notes, ExitGuard guard) throws MistakesFound {
        Path report = report();
        List<FailedRun> runs = read(report);
        FailedRun run = null;
        int number = 0;
        int seen = 0;
        for (FailedRun each : runs) {
            for (int i = 1; i <= each.failures().size() && run == null; i++) {
                seen++;
                if (isMeant(each.failures().get(i - 1), seen)) {
                    run = each;
                    number = i;
                }
            }
        }
        if (run == null) {
            throw notThere(report, runs);
        }
        replayable(report, run, run.failures().get(number - 1));
        String script = script(report, run);
        FreshScenarios scenarios = scenarios(run, script, notes, guard);
        boolean edited = !ScriptHash.of(scenarios.read()).equals(run.origin().scriptHash());
        if (edited && !run.origin().scriptHash().isEmpty()) {
            notes.println(
                    "chaoskit: " + script + " was edited since the report was written: its faults may be elsewhere,"
                            + " and the lines of its frames are not compared");
        }
        if (run.failures().get(number - 1).faultsDropped() > 0) {
            notes.println("chaoskit: the report has not all faults of the failure, so that its seed places them");
        }
        return new Chosen(report, run, number, script, edited, scenarios, apart(run, script));
    }

    private boolean isMeant(Failure each, int number) {
        if (iteration.get() != null) {
            return each.iteration() == iteration.get();
        }
        return failure.get() != null ? number == failure.get() : each.iteration() > 0;
    }

    private Path report() throws MistakesFound {
        List<String> reports =
                files.get().stream().filter(each -> !each.endsWith(SCRIPTS)).toList();
        if (reports.size() > 1) {
            throw MistakesFound.in("", "there must be one report, but there are " + reports.size(), "leave one out");
        }
        if (failure.get() != null && iteration.get() != null) {
            throw MistakesFound.in("", "--failure and --iteration must not be used together", "leave one out");
        }
        if (!reports.isEmpty()) {
            return Path.of(reports.get(0));
        }
        KeptFailures kept = KeptFailures.here();
        return kept.last()
                .orElseThrow(() -> MistakesFound.in(
                        "",
                        "there must be a report, but none was given and " + kept.folder() + " has none",
                        "chaoskit run shop.groovy keeps its failures there"));
    }

    private static List<FailedRun> read(Path report) throws MistakesFound {
        try {
            return FailedRun.read(Files.readString(report));
        } catch (IOException e) {
            String what = Files.isDirectory(report)
                    ? "is a folder"
                    : Files.exists(report) ? "cannot be read" : "does not exist";
            throw MistakesFound.in(
                    report.toString(),
                    "the report must be a file, but " + what,
                    "chaoskit run shop.groovy -o json=report.json");
        } catch (IllegalArgumentException e) {
            throw MistakesFound.in(
                    report.toString(), e.getMessage(), "write one with chaoskit run shop.groovy -o json=report.json");
        }
    }

    private MistakesFound notThere(Path report, List<FailedRun> runs) {
        List<Failure> all =
                runs.stream().flatMap(each -> each.failures().stream()).toList();
        if (all.isEmpty()) {
            return MistakesFound.in(
                    report.toString(),
                    "the report must have a failure, but has none",
                    "name the report of a run that failed");
        }
        String iterations = all.stream()
                .filter(each -> each.iteration() > 0)
                .map(each -> Long.toString(each.iteration()))
                .distinct()
                .collect(Collectors.joining(", "));
        if (iteration.get() != null) {
            return MistakesFound.in(
                    report.toString(),
                    "--iteration must be one that failed, but was " + iteration.get(),
                    "there are: " + iterations);
        }
        return failure.get() != null
                ? MistakesFound.in(
                        report.toString(),
                        "--failure must be from 1 to " + all.size() + ", but was " + failure.get(),
                        "")
                : MistakesFound.in(
                        report.toString(),
                        "the report must have a failure in an iteration, but has only: "
                                + all.get(0).message().lines().findFirst().orElse(""),
                        wholeRun(runs.stream()
                                .filter(each -> !each.failures().isEmpty())
                                .findFirst()
                                .orElseThrow()));
    }

    /** What happened outside of every iteration comes again in the run as a whole. */
    private static String wholeRun(FailedRun run) {
        if (run.origin().script().isEmpty()) {
            return "run that program again, with the seed " + run.seed();
        }
        List<String> words = new ArrayList<>(List.of(run.origin().script()));
        words.addAll(options(run));
        run.origin().environment().forEach((key, value) -> words.addAll(List.of("-e", key + "=" + value)));
        words.addAll(List.of("--seed", Long.toString(run.seed())));
        words.addAll(forScript(run));
        return "chaoskit run " + words.stream().map(Shell::quote).collect(Collectors.joining(" "));
    }

    private static void replayable(Path report, FailedRun run, Failure chosen) throws MistakesFound {
        if (chosen.iteration() < 1) {
            throw MistakesFound.in(
                    report.toString(),
                    "the failure must be in an iteration, but happened in none: "
                            + chosen.message().lines().findFirst().orElse(""),
                    wholeRun(run));
        }
    }

    /** The options of a call, without what it gave to the script. */
    private static List<String> options(FailedRun run) {
        List<String> all = run.origin().arguments();
        int end = all.indexOf(RunArguments.FOR_SCRIPT);
        return end < 0 ? all : all.subList(0, end);
    }

    /** What a call gave to the script, behind two dashes; empty for nothing. */
    private static List<String> forScript(FailedRun run) {
        List<String> all = run.origin().arguments();
        int end = all.indexOf(RunArguments.FOR_SCRIPT);
        return end < 0 ? List.of() : all.subList(end, all.size());
    }

    private String script(Path report, FailedRun run) throws MistakesFound {
        List<String> given =
                files.get().stream().filter(each -> each.endsWith(SCRIPTS)).toList();
        if (!given.isEmpty()) {
            return given.get(0);
        }
        if (run.origin().script().isEmpty()) {
            throw MistakesFound.in(
                    report.toString(),
                    "the report must come from a script, but '" + run.scenario() + "' was run by a program",
                    "run that program with -Dchaoskit.replay=" + ScriptSource.shown(report));
        }
        return run.origin().script();
    }

    /** What its processes must be told of the call that is repeated. */
    private Processes apart(FailedRun run, String script) {
        List<String> options = new ArrayList<>(classPath.words());
        List<String> then = options(run);
        for (int i = 0; i + 1 < then.size(); i++) {
            if (NEEDED_AGAIN.contains(then.get(i))) {
                options.addAll(then.subList(i, i + 2));
            }
        }
        Map<String, String> set = new TreeMap<>(run.origin().environment());
        set.putAll(environment.get());
        set.forEach((key, value) -> options.addAll(List.of("-e", key + "=" + value)));
        return new Processes(script, run.scenario(), options, forScript(run));
    }

    private FreshScenarios scenarios(FailedRun run, String script, PrintStream notes, ExitGuard guard)
            throws MistakesFound {
        RunArguments then = new RunArguments();
        List<String> call = new ArrayList<>(options(run));
        call.addAll(classPath.words());
        call.addAll(Examples.classPathOf(script));
        then.model().parse("chaoskit run", call);
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(run.origin().environment());
        all.putAll(environment.get());
        List<String> behind = forScript(run);
        ScriptInput input = new ScriptInput(
                all,
                behind.subList(Math.min(1, behind.size()), behind.size()),
                Settings.here().ofScripts());
        FreshScenarios scenarios = new FreshScenarios(
                        script, run.scenario(), then.classPath().open(notes), input, then.overrides())
                .guarded(guard);
        fitting(scenarios.read());
        return scenarios;
    }

    private static void fitting(Scenario scenario) throws MistakesFound {
        List<Mistake> mistakes = Fit.mistakes(scenario, Optional.empty());
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
    }
}
