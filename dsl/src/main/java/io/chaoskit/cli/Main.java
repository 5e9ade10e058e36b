package io.chaoskit.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "chaoskit",
        description = "Runs chaos experiments against code on the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        subcommands = {
            RunCommand.class,
            ValidateCommand.class,
            ListCommand.class,
            ProxyCommand.class,
            VersionCommand.class
        })
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
        line.setParameterExceptionHandler((e, given) -> complain(CallMistake.of(e)));
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
}
