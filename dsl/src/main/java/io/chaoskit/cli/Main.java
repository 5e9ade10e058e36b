package io.chaoskit.cli;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;

/** The command line. */
@Command(
        name = "chaoskit",
        description = "Runs chaos experiments against code on the JVM.",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class)
public final class Main implements Callable<Integer> {

    private static final Map<String, Supplier<?>> COMMANDS = commands();

    private Main() {}

    private static Map<String, Supplier<?>> commands() {
        Map<String, Supplier<?>> all = new LinkedHashMap<>();
        all.put("run", RunCommand::new);
        all.put("validate", ValidateCommand::new);
        all.put("list", ListCommand::new);
        all.put("proxy", ProxyCommand::new);
        all.put("version", VersionCommand::new);
        return all;
    }

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
        // Reading the annotations of all of them would take longer than anything else before a script is read.
        Supplier<?> called = args.length == 0 ? null : COMMANDS.get(args[0]);
        if (called == null) {
            COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.get()));
        } else {
            line.addSubcommand(args[0], called.get());
        }
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
