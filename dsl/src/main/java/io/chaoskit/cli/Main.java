package io.chaoskit.cli;

import io.chaoskit.value.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.UnmatchedArgumentException;

/** The command line. */
@Command(
        name = "chaoskit",
        description = "Runs chaos experiments against code on the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {RunCommand.class, ValidateCommand.class, ListCommand.class, VersionCommand.class})
public final class Main implements Callable<Integer> {

    private Main() {}

    /**
     * Runs a command and ends the process with its exit code: 0 PASS or UNSTABLE, 1 FAIL, 2 a mistake in the script or the
     * call, 3 UNSTABLE with {@code --fail-on-unstable}.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs a command; without the end of the process. */
    static int execute(String... args) {
        CommandLine line = new CommandLine(new Main());
        line.setParameterExceptionHandler((e, given) -> complain(mistake(e)));
        line.setExecutionExceptionHandler((e, command, result) -> {
            if (e instanceof MistakesFound found) {
                return complain(found);
            }
            throw e;
        });
        return line.execute(args);
    }

    @Override
    public Integer call() {
        new CommandLine(this).usage(System.err);
        return ExitCode.MISTAKE;
    }

    static int complain(MistakesFound found) {
        Terminal terminal = Terminal.of(Terminal.Color.AUTO);
        terminal.err().print(new Complaints(terminal.notes()).of(found.mistakes()));
        return ExitCode.MISTAKE;
    }

    private static MistakesFound mistake(ParameterException e) {
        CommandLine command = e.getCommandLine();
        String help = "see: " + command.getCommandSpec().qualifiedName() + " --help";
        if (e instanceof UnmatchedArgumentException unmatched
                && !unmatched.getUnmatched().isEmpty()) {
            String given = unmatched.getUnmatched().get(0);
            boolean option = given.startsWith("-");
            List<String> there = new ArrayList<>(
                    option
                            ? command.getCommandSpec().optionsMap().keySet()
                            : command.getSubcommands().keySet());
            return MistakesFound.in(
                    "",
                    "there is no " + (option ? "option" : "command") + " '" + given + "'",
                    Nearest.to(given, there)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse(help));
        }
        String message = e.getMessage().replaceFirst("\\.$", "");
        return MistakesFound.in("", Character.toLowerCase(message.charAt(0)) + message.substring(1), help);
    }
}
