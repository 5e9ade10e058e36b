package io.chaoskit.cli;

import io.chaoskit.internal.scale.ShardBackend;
import io.chaoskit.internal.scale.ShardJob;
import io.chaoskit.internal.scale.ShardMerge;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Shard;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.value.Mistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine;

/** {@code chaoskit scale}: runs a script in shards, on this machine or others, and merges their reports into that of the run. */
final class ScaleCommand {

    static final String NAME = "scale";

    private final RunArguments arguments = new RunArguments(false);
    private final Division division = new Division(arguments.model());

    CommandLine command() {
        // The option is known by the command line, which has another command for it.
        arguments.model().flag("sweeps instead, with the options of sweep: scale --sweep --help", ScaleSweep.OPTION);
        return arguments
                .model()
                .command(
                        NAME,
                        this::run,
                        "Runs the scenarios of a script in shards, on this machine or others, and merges their reports.",
                        "Exit code: as of the run.");
    }

    private int run() throws MistakesFound {
        String script = Division.script(arguments.files());
        int shards = division.shards();
        ShardPlace place = division.place();
        RunOptions options = arguments.options(Settings.here().ofScripts());
        Division.noArguments(options.input());
        try (Execution execution = Execution.ofMerged(options, arguments::repeat)) {
            try {
                List<Scenario> chosen = Selection.of(load(script, options, execution), List.of(), options);
                execution.waits();
                return options.dryRun()
                        ? execution.showAll(adapted(chosen, options))
                        : scale(chosen, shards, place, options, execution);
            } catch (MistakesFound found) {
                int code = Complaints.print(found);
                execution.finish();
                return code;
            }
        }
    }

    private List<Scenario> load(String script, RunOptions options, Execution execution) throws MistakesFound {
        ClassLoader underTest = arguments.classPath().open(options.terminal().err());
        ScriptLoader loader = new ScriptLoader(
                underTest,
                scenario -> {
                    throw new IllegalStateException("a script that is run in shards must not run its scenarios itself,"
                            + " but this one runs '" + scenario.name() + "'");
                },
                execution::reads,
                options.input());
        return loader.load(script).pending();
    }

    private static List<Scenario> adapted(List<Scenario> chosen, RunOptions options) {
        return chosen.stream().map(options.overrides()::apply).toList();
    }

    private int scale(List<Scenario> chosen, int shards, ShardPlace place, RunOptions options, Execution execution)
            throws MistakesFound {
        List<Scenario> scenarios = adapted(chosen, options);
        OptionalLong seed = SharedSeed.of(scenarios);
        check(scenarios, shards, new Overrides.Shared(seed));
        ShardJob job = job(shards, ScriptHash.loaded(chosen.get(0)), options, seed);
        Optional<ShardBackend> backend = place.backend(job, options.terminal());
        if (backend.isEmpty()) {
            return execution.finish();
        }
        ShardMerge merge = new ShardMerge(scenarios, ScriptHash::of, shards, options.failOnUnstable());
        Division.run(backend.get(), job, ScaleWatch.ofRun(options, merge, scenarios, shards));
        if (merge.count() == 0) {
            execution.finish();
            return Complaints.print(
                    MistakesFound.in("", "a run must have the report of a shard, but no shard has one", ""));
        }
        for (int i = 0; i < scenarios.size(); i++) {
            int number = i;
            execution.add(
                    scenarios.get(i),
                    Selection.again(chosen.get(i), chosen, options),
                    (origin, repeating, replaying) -> merge.result(number, origin, repeating, replaying));
        }
        return execution.finish();
    }

    private ShardJob job(int shards, List<Path> loaded, RunOptions options, OptionalLong seed) {
        List<String> words = new ArrayList<>(arguments.choices());
        options.overrides().seed().ifPresent(given -> words.addAll(List.of("--seed", Long.toString(given))));
        seed.ifPresent(drawn -> words.addAll(List.of(ShardWorker.SEED, Long.toString(drawn))));
        return new ShardJob(
                ShardJob.RUN,
                Path.of(arguments.files().get(0)),
                loaded,
                arguments.classPath().words(),
                words,
                seed,
                shards);
    }

    /** Tells before anything is started what no shard could run. */
    @SuppressWarnings("try") // the scope is closed, not used
    private static void check(List<Scenario> scenarios, int shards, Overrides.Shared shared) throws MistakesFound {
        List<Mistake> mistakes = new ArrayList<>();
        boolean enough = false;
        for (Scenario each : scenarios) {
            try (ContextLoader own = ContextLoader.of(each)) {
                mistakes.addAll(ChaosRunner.mistakes(shared.apply(each), new Shard(1, shards)));
            }
            enough |= each.length().duration().isPresent() || each.length().iterations() >= shards;
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
        if (!enough) {
            Scenario first = scenarios.get(0);
            throw Division.tooMany(shards, first.length().iterations(), first.name());
        }
    }
}
