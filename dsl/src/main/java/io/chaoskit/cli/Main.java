package io.chaoskit.cli;

import io.chaoskit.internal.scale.ShardJob;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import picocli.CommandLine;

/** The command line of ChaosKit: its commands, and the exit code of each. */
public final class Main {

    private static final Map<String, Supplier<CommandLine>> COMMANDS = commands();
    private static final List<String> HELP = List.of("-h", "--help");

    /** What ChaosKit calls itself, and its help does not show. */
    private static final Map<String, Supplier<CommandLine>> OWN = Map.of(
            SweepWorker.NAME,
            () -> new SweepWorker().command(),
            ShardJob.RUN,
            () -> new ShardWorker().command(),
            ShardJob.SWEEP,
            () -> new SweepShard().command(),
            ClassPathCommand.NAME,
            () -> new ClassPathCommand().command());

    private final CommandLine line =
            new CommandModel().command("chaoskit", this::usage, "Runs chaos experiments against code on the JVM.");

    private Main() {}

    private static Map<String, Supplier<CommandLine>> commands() {
        Map<String, Supplier<CommandLine>> all = new LinkedHashMap<>();
        all.put("run", () -> new RunCommand().command());
        all.put(ScaleCommand.NAME, () -> new ScaleCommand().command());
        all.put("replay", () -> new ReplayCommand().command());
        all.put("shrink", () -> new ShrinkCommand().command());
        all.put("sweep", () -> new SweepCommand().command());
        all.put("report", () -> new ReportCommand().command());
        all.put("validate", () -> new ValidateCommand().command());
        all.put("list", () -> new ListCommand().command());
        all.put("repl", () -> new ReplCommand().command());
        all.put("new", () -> new NewCommand().command());
        all.put("doctor", () -> new DoctorCommand().command());
        all.put("completion", () -> new CompletionCommand(Main::whole).command());
        all.put("proxy", () -> new ProxyCommand().command());
        all.put("version", VersionCommand::command);
        return all;
    }

    /**
     * Runs a command and ends the process with its exit code: 0 PASS or UNSTABLE, 1 FAIL, 2 a mistake in the script or the
     * call, 3 UNSTABLE with {@code --fail-on-unstable}. Replays and shrinks have their own, see their help.
     *
     * @param args the command and its options
     */
    public static void main(String[] args) {
        System.exit(execute(args));
    }

    /** Runs a command; without the end of the process. */
    static int execute(String... args) {
        try {
            return new Main().run(args);
        } catch (MistakesFound found) {
            return Complaints.print(found);
        }
    }

    /** The command line with all its commands. */
    static CommandLine whole() {
        CommandLine line = new Main().line;
        COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.get()));
        return line;
    }

    private int run(String... args) throws MistakesFound {
        String[] call = args;
        // The other commands are only needed for help, and for what is said about a call that names none.
        Supplier<CommandLine> called = args.length == 0 ? null : called(args);
        if (called == null) {
            COMMANDS.forEach((name, command) -> line.addSubcommand(name, command.get()));
        } else {
            call = withSettings(called.get(), args);
            line.addSubcommand(args[0], called.get());
        }
        if (Arrays.stream(args).anyMatch(HELP::contains)) {
            CallExamples.addTo(line);
        }
        line.setParameterExceptionHandler((e, given) -> Complaints.print(CallMistake.of(e)));
        line.setExecutionExceptionHandler((e, command, result) -> {
            if (e instanceof MistakesFound found) {
                return Complaints.print(found);
            }
            throw e;
        });
        return line.execute(call);
    }

    /** A call with what is set for it outside. */
    private static String[] withSettings(CommandLine command, String[] args) throws MistakesFound {
        List<String> words = new ArrayList<>(List.of(args[0]));
        words.addAll(Settings.forCall(command, Arrays.asList(args).subList(1, args.length)));
        return words.toArray(String[]::new);
    }

    private static Supplier<CommandLine> called(String... args) {
        boolean sweeps = args[0].equals(ScaleCommand.NAME) && List.of(args).contains(ScaleSweep.OPTION);
        return sweeps ? () -> new ScaleSweep().command() : COMMANDS.getOrDefault(args[0], OWN.get(args[0]));
    }

    private int usage() {
        line.usage(System.err);
        return ExitCode.MISTAKE;
    }
}
