package io.chaoskit.cli;

import io.chaoskit.dsl.ScriptedScenario;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.internal.tests.TestFile;
import io.chaoskit.internal.text.Plural;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code chaoskit validate}: reads scripts and reports every mistake. */
final class ValidateCommand {

    private final CommandModel model = new CommandModel();
    private final Supplier<List<String>> files =
            model.parameters("1..*", "FILE", "scripts with scenarios, or folders with such scripts");
    private final Supplier<List<String>> args = model.scriptArguments();
    private final ClassPathOption classPath = new ClassPathOption(model);
    private final Supplier<Map<String, String>> environment =
            model.entries("K=V", "what env.K is in the script", "-e", "--env");
    private final Supplier<Boolean> verbose =
            model.flag("shows the settings of each scenario, and where each comes from", "-v", "--verbose");

    CommandLine command() {
        return model.command(
                "validate", this::run, "Reads scripts and tells every mistake, without running a scenario.");
    }

    private int run() throws MistakesFound {
        try (ExitGuard guard = new ExitGuard()) {
            return validate(guard);
        }
    }

    private static String found(int scenarios, List<TestFile> tests) throws MistakesFound {
        int features = 0;
        for (TestFile each : tests) {
            features += TestRuns.source(each).names().size();
        }
        if (features == 0) {
            return Plural.of(scenarios, "scenario");
        }
        return (scenarios == 0 ? "" : Plural.of(scenarios, "scenario") + ", ") + Plural.of(features, "feature");
    }

    /** What is doubtful about the class path that the call gives. */
    private void doubts(ClassLoader underTest, Terminal terminal) {
        if (classPath.isGiven()) {
            ClassPathCheckup.of(underTest).findings().stream()
                    .filter(each -> each.grade() != Finding.Grade.GOOD)
                    .forEach(each -> terminal.err()
                            .println("chaoskit: " + each.subject() + ": " + each.says() + "; " + each.remedy()));
        }
    }

    private int validate(ExitGuard guard) throws MistakesFound {
        Settings settings = Settings.here();
        ClassLoader underTest = classPath.open(System.err);
        SettingsTable table = new SettingsTable(settings);
        Map<String, String> all = new HashMap<>(System.getenv());
        all.putAll(environment.get());
        ScriptLoader loader = new ScriptLoader(
                underTest,
                scenario -> {
                    throw new IllegalStateException(
                            "validate runs nothing, but the script runs '" + scenario.name() + "'");
                },
                script -> guard.during(stack -> Complaints.print(script.exitCalled(stack))),
                new ScriptInput(all, args.get(), table));
        List<ScriptedScenario> scenarios = loader.loadAll(files.get()).stream()
                .flatMap(each -> each.scenarios().stream())
                .toList();
        Terminal terminal = Terminal.of(Terminal.Color.AUTO);
        terminal.out()
                .println(
                        terminal.results().good("✓") + " " + found(scenarios.size(), loader.tests()) + ", no mistakes");
        if (verbose.get()) {
            Overrides above = settings.ofEnvironment();
            scenarios.forEach(each -> terminal.out().print("\n" + table.of(above.apply(each.getModel()))));
            terminal.out().print(table.ofCalls());
            doubts(underTest, terminal);
        }
        return ExitCode.OK;
    }
}
