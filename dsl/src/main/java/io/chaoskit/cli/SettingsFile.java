package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.io.IOException;
import java.io.StringReader;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.Set;

/**
 * The file {@code chaoskit.properties} of the current folder, unless the system property {@code chaoskit.settings} names another: Java's
 * properties in UTF-8, {@code lanes = 4} on each line.
 *
 * @param path that is there
 */
record SettingsFile(Path path) {

    private static final String NAME = "chaoskit.properties";

    /** That of this process; empty when there is none. */
    static Optional<SettingsFile> here() {
        Path path = Path.of(System.getProperty(Settings.PROPERTY, NAME));
        return Files.isRegularFile(path) ? Optional.of(new SettingsFile(path)) : Optional.empty();
    }

    /** Its settings, without what the environment has; {@code mistakes} gets what is wrong with their names. */
    List<Setting> settings(Map<String, String> environment, List<Mistake> mistakes) {
        Set<String> known = Setting.known().keySet();
        Map<String, Setting> first = new HashMap<>();
        List<Setting> all = new ArrayList<>();
        for (Setting each : read(mistakes)) {
            Setting before = first.putIfAbsent(each.name(), each);
            if (before != null) {
                mistakes.add(new Mistake(
                        each.at(),
                        each.name() + " must be given once, but was given again",
                        "remove one; the first is at " + before.at()));
            } else if (each.name().startsWith(Setting.ENV)) {
                // A variable of the process is told apart from one that the file adds.
                if (!environment.containsKey(each.name().substring(Setting.ENV.length()))) {
                    all.add(each);
                }
            } else if (known.contains(each.name())) {
                all.add(each);
            } else {
                mistakes.add(unknown(each, known));
            }
        }
        return all;
    }

    private static Mistake unknown(Setting setting, Set<String> known) {
        return new Mistake(
                setting.at(),
                "there is no setting '" + setting.name() + "'",
                Nearest.to(setting.name(), known)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse("there are: " + String.join(", ", known) + ", env.NAME"));
    }

    private List<Setting> read(List<Mistake> mistakes) {
        String file = ScriptSource.shown(path);
        List<String> lines = ScriptSource.lines(path);
        List<Setting> all = new ArrayList<>();
        for (int i = 0; i < lines.size(); i++) {
            int begin = i;
            StringBuilder whole = new StringBuilder(lines.get(i));
            while (goesOn(whole) && i + 1 < lines.size()) {
                whole.append('\n').append(lines.get(++i));
            }
            SourceLocation at = new SourceLocation(file, begin + 1, column(lines.get(begin)));
            try {
                Properties entry = new Properties();
                entry.load(new StringReader(whole.toString()));
                entry.forEach((name, value) -> all.add(
                        new Setting(String.valueOf(name), String.valueOf(value).strip(), at)));
            } catch (IllegalArgumentException e) {
                mistakes.add(new Mistake(at, "a setting cannot be read: " + e.getMessage(), "write \\\\ for a \\"));
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return all;
    }

    private static int column(String line) {
        return line.length() - line.stripLeading().length() + 1;
    }

    /** Whether the next line belongs to this one: it ends with an odd number of backslashes, and is no comment. */
    private static boolean goesOn(CharSequence line) {
        String text = line.toString().stripLeading();
        int end = text.length();
        while (end > 0 && text.charAt(end - 1) == '\\') {
            end--;
        }
        return (text.length() - end) % 2 == 1 && !text.startsWith("#") && !text.startsWith("!");
    }
}
