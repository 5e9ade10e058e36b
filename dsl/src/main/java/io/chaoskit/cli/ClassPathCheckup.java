package io.chaoskit.cli;

import groovy.lang.GroovySystem;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.jar.JarFile;
import java.util.stream.Stream;

/**
 * Looks at the class path: entries that cannot be read, classes that are there twice, another Groovy.
 *
 * @param entries folders and jars in their order
 * @param loader sees them
 */
record ClassPathCheckup(List<Path> entries, ClassLoader loader) {

    private static final String SUBJECT = "class path";
    private static final String CLASS_FILE = ".class";
    private static final int SHOWN = 3;

    static ClassPathCheckup of(ClassLoader loader) {
        List<Path> all = new ArrayList<>(
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                        .filter(each -> !each.isEmpty())
                        .map(Path::of)
                        .toList());
        if (loader instanceof URLClassLoader aside) {
            for (URL each : aside.getURLs()) {
                all.add(ClassPathOption.file(each));
            }
        }
        return new ClassPathCheckup(all, loader);
    }

    List<Finding> findings() {
        List<Finding> all = new ArrayList<>();
        Map<String, List<Path>> places = new LinkedHashMap<>();
        for (Path each : entries) {
            try {
                classes(each)
                        .forEach(name -> places.computeIfAbsent(name, key -> new ArrayList<>())
                                .add(each));
            } catch (UncheckedIOException unreadable) {
                all.add(unreadable(each, unreadable.getCause()));
            } catch (IOException unreadable) {
                all.add(unreadable(each, unreadable));
            }
        }
        all.addAll(twice(places));
        all.add(groovy());
        if (all.size() == 1) {
            all.add(
                    0,
                    Finding.good(SUBJECT, entries.size() + " entries with " + places.size() + " classes, none twice"));
        }
        return all;
    }

    private static Finding unreadable(Path entry, IOException why) {
        return Finding.bad(
                SUBJECT, "'" + entry + "' cannot be read: " + FileFailure.of(why), "leave it out, or make it anew");
    }

    private static List<String> classes(Path entry) throws IOException {
        if (Files.isDirectory(entry)) {
            try (Stream<Path> files = Files.walk(entry)) {
                return files.filter(Files::isRegularFile)
                        .map(each -> entry.relativize(each).toString().replace(File.separatorChar, '/'))
                        .filter(ClassPathCheckup::isClass)
                        .toList();
            }
        }
        if (!Files.exists(entry)) {
            return List.of();
        }
        try (JarFile jar = new JarFile(entry.toFile())) {
            return jar.stream()
                    .map(each -> each.getName())
                    .filter(ClassPathCheckup::isClass)
                    .toList();
        }
    }

    private static boolean isClass(String file) {
        return file.endsWith(CLASS_FILE) && !file.startsWith("META-INF/") && !file.endsWith("module-info.class");
    }

    /** One finding for two entries that share classes, with the first names. */
    private static List<Finding> twice(Map<String, List<Path>> places) {
        Map<List<Path>, List<String>> shared = new LinkedHashMap<>();
        places.forEach((name, in) -> {
            List<Path> distinct = in.stream().distinct().toList();
            if (distinct.size() > 1) {
                shared.computeIfAbsent(distinct, key -> new ArrayList<>()).add(name);
            }
        });
        return shared.entrySet().stream()
                .map(each -> Finding.doubtful(
                        SUBJECT, text(each.getValue()) + among(each.getKey()), "leave one of them out"))
                .toList();
    }

    private static String text(List<String> files) {
        List<String> names = files.stream()
                .limit(SHOWN)
                .map(each ->
                        each.substring(0, each.length() - CLASS_FILE.length()).replace('/', '.'))
                .toList();
        String more = files.size() > SHOWN ? " and " + (files.size() - SHOWN) + " more" : "";
        return String.join(", ", names) + more + (files.size() == 1 ? " is" : " are");
    }

    private static String among(List<Path> in) {
        return " in " + String.join(" and ", in.stream().map(Path::toString).toList()) + "; the first counts";
    }

    private Finding groovy() {
        Optional<String> clash = GroovyVersions.clash(loader);
        return clash.map(text -> Finding.doubtful(
                        "Groovy",
                        text.replaceFirst("^chaoskit: ", ""),
                        "use that version in the project, or run the script with its Groovy"))
                .orElseGet(() -> Finding.good("Groovy", GroovySystem.getVersion()));
    }
}
