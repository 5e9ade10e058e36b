package io.chaoskit.cli;

import io.chaoskit.dsl.ScriptedScenario;
import io.chaoskit.internal.scale.ShardBackend;
import io.chaoskit.internal.scale.ShardJob;
import io.chaoskit.internal.scale.SweepMerge;
import io.chaoskit.model.Scenario;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import picocli.CommandLine;

/**
 * {@code chaoskit scale --sweep}: sweeps a scenario in shards. Their journals together are that of the whole sweep, which is then resumed: it
 * makes what is missing, and says what was found.
 */
final class ScaleSweep {

    static final String OPTION = "--sweep";

    private final SweepArguments arguments = new SweepArguments(false);
    private final Division division = new Division(arguments.model());

    CommandLine command() {
        arguments.model().flag("sweeps", OPTION);
        return arguments
                .model()
                .command(
                        ScaleCommand.NAME,
                        this::run,
                        "Sweeps a scenario in shards, on this machine or others, and merges what they find.",
                        "Exit code: as of the sweep.");
    }

    private int run() throws MistakesFound {
        int shards = division.shards();
        ShardPlace place = division.place();
        SweepArguments.Checked checked = arguments.checked();
        Division.noArguments(checked.input());
        oneScenario(checked);
        ShardJob job = new ShardJob(
                ShardJob.SWEEP,
                Path.of(arguments.script()),
                List.of(),
                arguments.classPath().words(),
                arguments.choices(),
                OptionalLong.empty(),
                shards);
        Optional<ShardBackend> backend = place.backend(job, checked.terminal());
        if (backend.isEmpty()) {
            return ExitCode.OK;
        }
        SweepMerge merge = new SweepMerge();
        Division.run(backend.get(), job, ScaleWatch.ofSweep(checked.terminal(), arguments.quiet(), merge, shards));
        return resumed(merge.whole());
    }

    /** A journal is of one scenario. */
    private void oneScenario(SweepArguments.Checked checked) throws MistakesFound {
        ScriptLoader loader = new ScriptLoader(
                arguments.underTest(checked.terminal().err()),
                scenario -> {
                    throw new IllegalStateException(
                            "a script that is swept must not run its scenarios, but this one runs '" + scenario.name()
                                    + "'");
                },
                reading -> {},
                checked.input());
        List<Scenario> all = loader.load(arguments.script()).scenarios().stream()
                .map(ScriptedScenario::getModel)
                .toList();
        List<Scenario> chosen = Selection.named(all, arguments.only());
        if (chosen.size() > 1) {
            throw MistakesFound.in(
                    "",
                    "scale " + OPTION + " must be used with one scenario, but " + arguments.script() + " has "
                            + chosen.size(),
                    "--only '" + chosen.get(0).name() + "'");
        }
    }

    private int resumed(String whole) throws MistakesFound {
        try {
            Path journal = Files.createTempFile("chaoskit", ".journal");
            journal.toFile().deleteOnExit();
            try {
                Files.writeString(journal, whole);
                List<String> words = new ArrayList<>(List.of("sweep", arguments.script()));
                words.addAll(arguments.classPath().words());
                words.addAll(arguments.choices());
                words.addAll(arguments.shown());
                words.addAll(List.of(SweepArguments.RESUME, journal.toString()));
                return Main.execute(words.toArray(String[]::new));
            } finally {
                Files.deleteIfExists(journal);
            }
        } catch (IOException e) {
            throw MistakesFound.in("", "the folder for temporary files must be writable, but " + e.getMessage(), "");
        }
    }
}
