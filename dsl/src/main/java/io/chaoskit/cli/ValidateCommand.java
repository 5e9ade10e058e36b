package io.chaoskit.cli;

import io.chaoskit.internal.text.Plural;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code chaoskit validate}: reads scripts and reports every mistake. */
final class ValidateCommand {

    private final CommandModel model = new CommandModel();
    private final Supplier<List<String>> files =
            model.parameters("1..*", "FILE", "scripts with scenarios, or folders with such scripts");
    private final ClassPathOption classPath = new ClassPathOption(model);

    CommandLine command() {
        return model.command(
                "validate", this::run, "Reads scripts and tells every mistake, without running a scenario.");
    }

    private int run() throws MistakesFound {
        try (ExitGuard guard = new ExitGuard()) {
            return validate(guard);
        }
    }

    private int validate(ExitGuard guard) throws MistakesFound {
        ScriptLoader loader = new ScriptLoader(
                classPath.open(System.err),
                scenario -> {
                    throw new IllegalStateException(
                            "validate runs nothing, but the script runs '" + scenario.name() + "'");
                },
                script -> guard.during(stack -> Complaints.print(script.exitCalled(stack))),
                System.getenv());
        int scenarios = loader.loadAll(files.get()).stream()
                .mapToInt(each -> each.scenarios().size())
                .sum();
        Terminal terminal = Terminal.of(Terminal.Color.AUTO);
        terminal.out().println(terminal.results().good("✓") + " " + Plural.of(scenarios, "scenario") + ", no mistakes");
        return ExitCode.OK;
    }
}
