package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.internal.text.Nearest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Stream;
import picocli.CommandLine;

/** {@code chaoskit new}: writes a small project that builds, with an experiment that runs. */
final class NewCommand {

    private final CommandModel model = new CommandModel();
    private final Supplier<List<String>> given =
            model.parameters("2", "KIND DIR", "one of " + String.join(", ", ProjectTemplate.KINDS) + "; a folder");

    CommandLine command() {
        return model.command(
                "new",
                this::run,
                "Writes a small Maven project with an experiment, into a folder that is empty or not there.",
                "Kinds: " + String.join(", ", ProjectTemplate.KINDS) + ".");
    }

    private int run() throws MistakesFound {
        String kind = given.get().get(0);
        if (!ProjectTemplate.KINDS.contains(kind)) {
            throw MistakesFound.in(
                    "",
                    "new must be given one of " + String.join(", ", ProjectTemplate.KINDS) + ", but was given '" + kind
                            + "'",
                    Nearest.to(kind, ProjectTemplate.KINDS)
                            .map(near -> "did you mean '" + near + "'?")
                            .orElse("chaoskit new minimal shop"));
        }
        Path folder = free(given.get().get(1));
        Map<String, String> files = ProjectTemplate.of(kind).files(folder);
        write(folder, files);
        Terminal terminal = Terminal.of(Terminal.Color.AUTO);
        terminal.out().println(terminal.results().good("✓") + " " + ScriptSource.shown(folder));
        files.keySet().forEach(each -> terminal.out().println("  " + each));
        terminal.out().println("README.md says how to run it");
        terminal.out().flush();
        return ExitCode.OK;
    }

    /** Nothing of the user's is written over. */
    private static Path free(String name) throws MistakesFound {
        try {
            Path folder = Path.of(name).toAbsolutePath().normalize();
            boolean there = Files.exists(folder);
            if (there && (!Files.isDirectory(folder) || !isEmpty(folder))) {
                throw MistakesFound.in(
                        "", "the folder must be empty or not there, but '" + name + "' is neither", "name another");
            }
            return folder;
        } catch (InvalidPathException | IOException e) {
            throw unwritable(name);
        }
    }

    private static boolean isEmpty(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isEmpty();
        }
    }

    private static void write(Path folder, Map<String, String> files) throws MistakesFound {
        try {
            for (Map.Entry<String, String> each : files.entrySet()) {
                Path file = folder.resolve(each.getKey());
                Files.createDirectories(file.getParent());
                Files.writeString(file, each.getValue());
            }
        } catch (IOException e) {
            throw unwritable(ScriptSource.shown(folder));
        }
    }

    private static MistakesFound unwritable(String name) {
        return MistakesFound.in(
                "", "'" + name + "' must be a folder that can be written, but cannot be", "name another");
    }
}
