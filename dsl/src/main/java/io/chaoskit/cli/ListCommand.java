package io.chaoskit.cli;

import io.chaoskit.dsl.Vocabulary;
import io.chaoskit.value.Nearest;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/** {@code chaoskit list}: the words for injectors and validators. */
@Command(
        name = "list",
        description = "Lists the injectors or the validators there are.",
        mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {

    @Parameters(paramLabel = "injectors|validators", arity = "1")
    private String what;

    @Override
    public Integer call() throws MistakesFound {
        List<Vocabulary.Entry> entries = switch (what) {
            case "injectors" -> Vocabulary.injectors();
            case "validators" -> Vocabulary.validators();
            default ->
                throw MistakesFound.in(
                        "",
                        "list must be given injectors or validators, but was given '" + what + "'",
                        Nearest.to(what, List.of("injectors", "validators"))
                                .map(near -> "did you mean '" + near + "'?")
                                .orElse("see: chaoskit list --help"));
        };
        int width =
                entries.stream().mapToInt(each -> each.usage().length()).max().orElse(0);
        Terminal terminal = Terminal.of(Terminal.Color.AUTO);
        entries.forEach(each -> terminal.out()
                .println(each.usage() + " ".repeat(width - each.usage().length() + 2) + each.does()));
        return ExitCode.OK;
    }
}
