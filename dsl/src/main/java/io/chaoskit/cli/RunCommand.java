package io.chaoskit.cli;

import io.chaoskit.dsl.ScenarioTable;
import io.chaoskit.dsl.ScriptSession;
import io.chaoskit.model.Scenario;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.Nearest;
import io.chaoskit.value.SourceLocation;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.nio.file.PathMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** {@code chaoskit run}: reads all scripts, then runs all scenarios. */
@Command(name = "run", description = "Runs the scenarios of scripts.", mixinStandardHelpOptions = true)
final class RunCommand implements Callable<Integer> {

    @Mixin
    private RunArguments arguments = new RunArguments();

    @Override
    public Integer call() throws MistakesFound {
        RunOptions options = arguments.options();
        if (options.files().isEmpty()) {
            throw MistakesFound.in("", "run must be given a script, but was given none", "chaoskit run shop.groovy");
        }
        Execution execution = new Execution(options, this::replay);
        try {
            List<Scenario> scenarios = select(options, load(options, execution));
            if (options.dryRun()) {
                show(scenarios, options);
            } else {
                execution.runAll(scenarios);
            }
        } catch (MistakesFound found) {
            // A script may have run a scenario itself before it went wrong: that report is written all the same.
            execution.finish();
            throw found;
        }
        return execution.finish();
    }

    private static void show(List<Scenario> scenarios, RunOptions options) {
        for (Scenario each : scenarios) {
            options.terminal()
                    .out()
                    .println(ScenarioTable.of(options.overrides().apply(each)) + "\n");
        }
        options.terminal().out().println("nothing was run (--dry-run)");
    }

    private String replay(long seed) {
        String command = System.getProperty("chaoskit.command", "chaoskit run");
        String files = arguments.files().stream().map(Shell::quote).collect(Collectors.joining(" "));
        return command + " " + files + " --seed " + seed + arguments.again();
    }

    /** Reads every script before anything is run, so that all mistakes come together. */
    private static List<ScriptSession> load(RunOptions options, Execution execution) throws MistakesFound {
        ScriptLoader loader = new ScriptLoader(execution::run, options.environment());
        List<ScriptSession> sessions = new ArrayList<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (String file : options.files()) {
            try {
                sessions.add(loader.load(file));
            } catch (MistakesFound found) {
                mistakes.addAll(found.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
        return sessions;
    }

    private static List<Scenario> select(RunOptions options, List<ScriptSession> sessions) throws MistakesFound {
        List<Scenario> all =
                sessions.stream().flatMap(each -> each.pending().stream()).toList();
        knownScopes(options, all);
        if (options.only() == null) {
            return all;
        }
        PathMatcher glob =
                FileSystems.getDefault().getPathMatcher("glob:" + options.only().replace("/", "\u2215"));
        List<Scenario> chosen = all.stream()
                .filter(each -> glob.matches(Path.of(each.name().replace("/", "\u2215"))))
                .toList();
        if (chosen.isEmpty()) {
            String names = all.stream().map(each -> "'" + each.name() + "'").collect(Collectors.joining(", "));
            throw MistakesFound.in(
                    "",
                    "--only must match a scenario, but '" + options.only() + "' matches none",
                    "there are: " + names);
        }
        return chosen;
    }

    private static void knownScopes(RunOptions options, List<Scenario> all) throws MistakesFound {
        Set<String> there = new TreeSet<>();
        all.forEach(each -> there.addAll(each.scopes()));
        List<Mistake> mistakes = new ArrayList<>();
        for (String scope : options.overrides().withoutScopes()) {
            if (!there.contains(scope)) {
                String hint = Nearest.to(scope, there)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(there.isEmpty() ? "there is none" : "there are: " + String.join(", ", there));
                mistakes.add(new Mistake(SourceLocation.UNKNOWN, "there is no scope '" + scope + "'", hint));
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
    }
}
