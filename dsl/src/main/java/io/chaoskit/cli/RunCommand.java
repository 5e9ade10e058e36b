package io.chaoskit.cli;

import io.chaoskit.model.Scenario;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine;

/** {@code chaoskit run}: reads all scripts, then runs all scenarios and specifications. */
final class RunCommand {

    private final RunArguments arguments = new RunArguments();

    CommandLine command() {
        return arguments
                .model()
                .command(
                        "run",
                        this::run,
                        "Runs the scenarios of scripts, and the features of specifications in Groovy files.",
                        "What stands behind -- is args in a script. chaoskit.properties may have any option.");
    }

    private int run() throws MistakesFound {
        RunOptions options = arguments.options(Settings.here().ofScripts());
        if (options.files().isEmpty()) {
            throw MistakesFound.in("", "run must be given a script, but was given none", "chaoskit run shop.groovy");
        }
        return run(arguments, options);
    }

    /** Runs the scenarios of scripts, and returns what the process must end with. */
    static int run(RunArguments arguments, RunOptions options) throws MistakesFound {
        try (Execution execution = new Execution(options, Metering.start(options), arguments::repeat)) {
            try {
                ScriptLoader loader = loader(arguments, options, execution);
                List<Scenario> pending = load(loader, options);
                return execution.runAll(pending, TestRuns.of(loader.tests(), options, arguments::repeat));
            } catch (MistakesFound found) {
                int code = Complaints.print(found);
                // A script may have run a scenario itself before it went wrong: that report is written all the same.
                execution.finish();
                return code;
            }
        }
    }

    private static ScriptLoader loader(RunArguments arguments, RunOptions options, Execution execution)
            throws MistakesFound {
        ClassLoader underTest = arguments.classPath().open(options.terminal().err());
        return new ScriptLoader(underTest, execution::run, execution::reads, options.input());
    }

    /** Reads every script before anything is run, so that all mistakes come together. */
    private static List<Scenario> load(ScriptLoader loader, RunOptions options) throws MistakesFound {
        List<Scenario> pending = new ArrayList<>();
        loader.loadAll(options.files()).forEach(each -> pending.addAll(each.pending()));
        return pending;
    }
}
