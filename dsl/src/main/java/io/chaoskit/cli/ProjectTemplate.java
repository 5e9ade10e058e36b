package io.chaoskit.cli;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A project as one text: a line {@code --- path} begins each of its files, {@code @name@} is the project's name and {@code @version@} that of
 * ChaosKit.
 *
 * @param text of all files
 */
record ProjectTemplate(String text) {

    /** Each has a text in the folder {@code new} beside this class. */
    static final List<String> KINDS = List.of("minimal", "spock", "junit", "jdbc", "http", "saga");

    private static final String FILE = "--- ";
    private static final String DEVELOPMENT = "0.1.0-SNAPSHOT";

    static ProjectTemplate of(String kind) {
        try (InputStream in = ProjectTemplate.class.getResourceAsStream("new/" + kind + ".txt")) {
            return new ProjectTemplate(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** What the files of a project hold, by their paths in it. */
    Map<String, String> files(Path project) {
        String filled = text.replace("@name@", name(project)).replace("@version@", version());
        Map<String, StringBuilder> files = new LinkedHashMap<>();
        StringBuilder current = new StringBuilder();
        for (String line : filled.lines().toList()) {
            if (line.startsWith(FILE)) {
                current = new StringBuilder();
                files.put(line.substring(FILE.length()), current);
            } else {
                current.append(line).append('\n');
            }
        }
        Map<String, String> texts = new LinkedHashMap<>();
        files.forEach((path, content) -> texts.put(path, content.toString()));
        return texts;
    }

    /** As Maven allows it. */
    private static String name(Path project) {
        String name = String.valueOf(project.getFileName()).replaceAll("[^A-Za-z0-9_.-]", "-");
        return name.matches(".*[A-Za-z0-9].*") ? name : "shop";
    }

    private static String version() {
        String version = ProjectTemplate.class.getPackage().getImplementationVersion();
        return version == null ? DEVELOPMENT : version;
    }
}
