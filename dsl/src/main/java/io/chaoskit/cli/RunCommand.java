package io.chaoskit.cli;

import io.chaoskit.model.Scenario;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** {@code chaoskit run}: reads all scripts, then runs all scenarios. */
final class RunCommand {

    /** What the launcher and runs take from the environment of the process. */
    private static final List<String> VARIABLES =
            List.of("CHAOSKIT_CLASSPATH", "CHAOSKIT_JAVA_OPTS", "CHAOSKIT_TOXIPROXY");

    private final RunArguments arguments = new RunArguments();
    /** How the launcher was called. */
    private final String command = System.getProperty("chaoskit.command", "chaoskit run");

    CommandLine command() {
        return arguments.model().command("run", this::run, "Runs the scenarios of scripts.");
    }

    private int run() throws MistakesFound {
        RunOptions options = arguments.options();
        if (options.files().isEmpty()) {
            throw MistakesFound.in("", "run must be given a script, but was given none", "chaoskit run shop.groovy");
        }
        try (Execution execution = new Execution(options, Metering.start(options), this::replay)) {
            try {
                return execution.runAll(load(options, execution));
            } catch (MistakesFound found) {
                int code = Complaints.print(found);
                // A script may have run a scenario itself before it went wrong: that report is written all the same.
                execution.finish();
                return code;
            }
        }
    }

    private String replay(long seed, Optional<String> only) {
        String settings = VARIABLES.stream()
                .filter(name -> !System.getenv().getOrDefault(name, "").isBlank())
                .map(name -> name + "=" + Shell.quote(System.getenv(name)) + " ")
                .collect(Collectors.joining());
        String files = arguments.files().stream().map(Shell::quote).collect(Collectors.joining(" "));
        return settings + command + " " + files + " --seed " + seed + arguments.again(only);
    }

    /** Reads every script before anything is run, so that all mistakes come together. */
    private List<Scenario> load(RunOptions options, Execution execution) throws MistakesFound {
        ClassLoader underTest = arguments.classPath().open(options.terminal().err());
        ScriptLoader loader = new ScriptLoader(underTest, execution::run, execution::reads, options.environment());
        List<Scenario> pending = new ArrayList<>();
        loader.loadAll(options.files()).forEach(each -> pending.addAll(each.pending()));
        return pending;
    }
}
