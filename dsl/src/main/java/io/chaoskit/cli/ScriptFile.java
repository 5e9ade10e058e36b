package io.chaoskit.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/**
 * A script that a call names, or that is in a folder that it names.
 *
 * @param path as it is shown
 * @param named whether the call names it itself, so that it must have a scenario
 */
record ScriptFile(String path, boolean named) {

    private static final String SCENARIOS = ".chaos.groovy";
    private static final String GROOVY = ".groovy";

    /**
     * The script that a call names, or those of a folder by their names. Where a folder has scripts that end with {@code .chaos.groovy}, no
     * other of it is meant.
     */
    static List<ScriptFile> of(String given) throws MistakesFound {
        return Files.isDirectory(Path.of(given)) ? in(given) : List.of(new ScriptFile(given, true));
    }

    private static List<ScriptFile> in(String folder) throws MistakesFound {
        List<String> scripts = files(folder, SCENARIOS);
        if (scripts.isEmpty()) {
            scripts = files(folder, GROOVY);
        }
        if (scripts.isEmpty()) {
            throw MistakesFound.in(folder, "the folder must have scripts, but has no file that ends with .groovy", "");
        }
        return scripts.stream().map(each -> new ScriptFile(each, false)).toList();
    }

    private static List<String> files(String folder, String ending) throws MistakesFound {
        try (Stream<Path> files = Files.walk(Path.of(folder))) {
            return files.filter(each -> each.toString().endsWith(ending) && Files.isRegularFile(each))
                    .map(Path::toString)
                    .sorted()
                    .toList();
        } catch (UncheckedIOException e) {
            throw unreadable(folder, e.getCause());
        } catch (IOException e) {
            throw unreadable(folder, e);
        }
    }

    private static MistakesFound unreadable(String folder, IOException why) {
        return MistakesFound.in(folder, "the folder cannot be read: " + FileFailure.of(why), "");
    }
}
