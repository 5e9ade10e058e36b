package io.chaoskit.cli;

import io.chaoskit.internal.text.Nearest;
import java.util.List;
import java.util.function.Supplier;
import picocli.AutoComplete;
import picocli.CommandLine;

/** {@code chaoskit completion}: prints a script that completes calls in a shell, made from the commands and options that there are. */
final class CompletionCommand {

    private static final List<String> SHELLS = List.of("bash", "zsh", "fish");

    private final CommandModel model = new CommandModel();
    private final Supplier<String> shell = model.parameter("bash|zsh|fish");
    private final Supplier<CommandLine> whole;

    /** {@code whole} is the command line with all its commands. */
    CompletionCommand(Supplier<CommandLine> whole) {
        this.whole = whole;
    }

    CommandLine command() {
        return model.command("completion", this::run, "Prints a script that completes calls in a shell.");
    }

    private int run() throws MistakesFound {
        String asked = shell.get();
        if (!SHELLS.contains(asked)) {
            throw MistakesFound.in(
                    "",
                    "completion must be given bash, zsh or fish, but was given '" + asked + "'",
                    Nearest.to(asked, SHELLS)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("see: chaoskit completion --help"));
        }
        // Zsh reads the functions of bash.
        System.out.print(
                asked.equals("fish")
                        ? new FishCompletion(whole.get()).script()
                        : AutoComplete.bash("chaoskit", whole.get()));
        System.out.flush();
        return ExitCode.OK;
    }
}
