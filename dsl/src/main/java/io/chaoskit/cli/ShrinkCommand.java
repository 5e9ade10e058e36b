package io.chaoskit.cli;

import io.chaoskit.cli.FailureArguments.Chosen;
import io.chaoskit.replay.ShrinkResult;
import io.chaoskit.replay.Shrinker;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code chaoskit shrink}: finds the few faults that a failure takes. */
final class ShrinkCommand {

    private final FailureArguments arguments = new FailureArguments();
    private final Supplier<Boolean> causality =
            arguments.model().flag("shows when the failure became inevitable", "--causality");
    private final Supplier<String> time =
            arguments.model().option("30s", "D", "how long it may take, 30s by default", "--time", "--shrink-time");
    private final Supplier<List<String>> reports = arguments
            .model()
            .options("json[=PATH]", "writes the result as JSON; - is standard output", "-o", "--report");
    private final Supplier<String> script =
            arguments.model().option(String.class, "FILE", "writes a script that repeats the case", "--script");
    private final Supplier<String> feature =
            arguments.model().option(String.class, "FILE", "writes a Spock feature that repeats the case", "--feature");
    private final Supplier<String> color = arguments.model().option("auto", "WHEN", "auto, always or never", "--color");

    CommandLine command() {
        return arguments
                .model()
                .command(
                        "shrink",
                        this::run,
                        "Finds the few faults that a failure of a report takes.",
                        "Exit code: 0 when it found them, 1 when the failure did not come again, 2 for a mistake.");
    }

    private int run() throws MistakesFound {
        Terminal asked = Terminal.of(
                Terminal.color(RunArguments.oneOf("--color", color.get(), Set.of("auto", "always", "never"))));
        JsonFile json = JsonFile.of(reports.get());
        Terminal terminal = json.toStandardOutput() ? asked.withResultsAside() : asked;
        PrintStream out = System.out;
        if (json.toStandardOutput()) {
            // What scripts and the code under test print must not get into the JSON.
            System.setOut(System.err);
        }
        try {
            return WorkflowCommands.stoppedDuring(terminal.out(), () -> shrunk(terminal, json, out));
        } finally {
            System.setOut(out);
        }
    }

    private int shrunk(Terminal terminal, JsonFile json, PrintStream out) throws MistakesFound {
        try (ExitGuard guard = new ExitGuard()) {
            return shrunk(terminal, json, out, guard);
        }
    }

    private int shrunk(Terminal terminal, JsonFile json, PrintStream out, ExitGuard guard) throws MistakesFound {
        Duration limit = FailureArguments.limit(time.get());
        Chosen chosen = arguments.choose(terminal.err(), guard);
        json.check();
        free("--script", script.get(), chosen);
        free("--feature", feature.get(), chosen);
        ShrinkResult result = Shrinker.of(chosen.isolated(), chosen.run())
                .failure(chosen.number())
                .edited(chosen.edited())
                .time(limit)
                .causality(causality.get())
                .progress(line -> terminal.err().println("chaoskit: " + line))
                .build()
                .run();
        terminal.out().print(result.toText());
        json.write(result.toJson(), out);
        save(terminal, chosen, result);
        terminal.out().flush();
        int code = result.reproduced() ? ExitCode.OK : ExitCode.FAILED;
        guard.finished(code, guard.calledExit());
        return code;
    }

    private void save(Terminal terminal, Chosen chosen, ShrinkResult result) throws MistakesFound {
        if (!result.reproduced()) {
            return;
        }
        Regression regression = new Regression(chosen.run(), chosen.script(), result);
        if (script.get() != null) {
            write(script.get(), regression.script(Path.of(script.get())));
            terminal.out().println("  script    " + script.get());
        }
        if (feature.get() != null) {
            write(feature.get(), regression.feature(Path.of(feature.get())));
            terminal.out().println("  feature   " + feature.get());
        }
    }

    /** Finds out before the search, and not after it, that a test cannot be where it shall be. */
    private static void free(String option, String file, Chosen chosen) throws MistakesFound {
        if (file == null) {
            return;
        }
        try {
            Path path = Path.of(file);
            if (Files.isDirectory(path)) {
                throw cannotBeWritten(file);
            }
            if (Files.exists(path) && Files.isSameFile(path, Path.of(chosen.script()))) {
                throw MistakesFound.in(
                        "", option + " must be a file of its own, but '" + file + "' has the scenario", "name another");
            }
        } catch (IOException | InvalidPathException e) {
            throw cannotBeWritten(file);
        }
    }

    private static MistakesFound cannotBeWritten(String file) {
        return MistakesFound.in("", "'" + file + "' must be a file that can be written, but cannot be", "name another");
    }

    private static void write(String file, String text) throws MistakesFound {
        try {
            Path path = Path.of(file).toAbsolutePath();
            Files.createDirectories(path.getParent());
            Files.writeString(path, text);
        } catch (IOException | InvalidPathException e) {
            throw cannotBeWritten(file);
        }
    }

    /**
     * Where the JSON goes.
     *
     * @param path a file, {@code -} for standard output, empty for nowhere
     */
    private record JsonFile(String path) {

        private static final String KIND = "json";

        static JsonFile of(List<String> options) throws MistakesFound {
            if (options.isEmpty()) {
                return new JsonFile("");
            }
            String[] parts = options.get(0).split("=", 2);
            if (options.size() > 1 || !parts[0].equals(KIND)) {
                throw MistakesFound.in(
                        "",
                        "--report must be json[=PATH], once, but was " + String.join(", ", options),
                        "-o json=shrunk.json");
            }
            return new JsonFile(parts.length > 1 && !parts[1].isBlank() ? parts[1] : "chaoskit-shrunk.json");
        }

        boolean toStandardOutput() {
            return path.equals("-");
        }

        void check() throws MistakesFound {
            if (!path.isEmpty()) {
                new ReportFile(KIND, path).check();
            }
        }

        void write(String json, PrintStream out) throws MistakesFound {
            if (toStandardOutput()) {
                out.println(json);
            } else if (!path.isEmpty()) {
                ShrinkCommand.write(path, json + "\n");
            }
        }
    }
}
