package io.chaoskit.cli;

import io.chaoskit.value.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** {@code chaoskit validate}: reads scripts and says what is wrong with them. */
@Command(
        name = "validate",
        description = "Reads scripts and tells every mistake, without running a scenario.",
        mixinStandardHelpOptions = true)
final class ValidateCommand implements Callable<Integer> {

    @Parameters(paramLabel = "FILE", description = "scripts with scenarios", arity = "1..*")
    private List<String> files = new ArrayList<>();

    @Mixin
    private ClassPathOption classPath = new ClassPathOption();

    @Override
    public Integer call() throws MistakesFound {
        ScriptLoader loader = new ScriptLoader(
                classPath.open(System.err),
                scenario -> {
                    throw new IllegalStateException(
                            "validate runs nothing, but the script runs '" + scenario.name() + "'");
                },
                System.getenv());
        List<Mistake> mistakes = new ArrayList<>();
        int scenarios = 0;
        for (String file : files) {
            try {
                scenarios += loader.load(file).scenarios().size();
            } catch (MistakesFound found) {
                mistakes.addAll(found.mistakes());
            }
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
        Terminal terminal = Terminal.of(Terminal.Color.AUTO);
        terminal.out()
                .println(terminal.results().good("✓") + " " + (scenarios == 1 ? "1 scenario" : scenarios + " scenarios")
                        + ", no mistakes");
        return ExitCode.OK;
    }
}
