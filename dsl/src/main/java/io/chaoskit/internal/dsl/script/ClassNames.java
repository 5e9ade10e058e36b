package io.chaoskit.internal.dsl.script;

import io.chaoskit.internal.text.Nearest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.module.ModuleFinder;
import java.lang.module.ModuleReader;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Suggestions for misspelled names of classes: those of the JDK that scripts use, looked up when one is needed. */
public final class ClassNames {

    private static final List<String> MODULES = List.of("java.base", "java.sql");
    /** Those that need no import in Groovy, first. */
    private static final List<String> PACKAGES = List.of(
            "java/lang/",
            "java/io/",
            "java/net/",
            "java/util/",
            "java/math/",
            "java/time/",
            "java/util/concurrent/",
            "java/nio/file/",
            "java/sql/");

    private static final int IMPORTED = 5;

    private ClassNames() {}

    /** The class that was probably meant, with its package when it must be imported; empty for a name that is no class's. */
    public static Optional<String> near(String name) {
        if (name.isEmpty() || !Character.isUpperCase(name.charAt(0))) {
            return Optional.empty();
        }
        Map<String, String> known = known();
        return Nearest.to(name, known.keySet()).map(known::get);
    }

    /** Whether a package, with dots, has classes that may be suggested. */
    public static boolean isPackage(String name) {
        return PACKAGES.contains(name.replace('.', '/') + "/");
    }

    /** As they are written, by their simple names. */
    private static Map<String, String> known() {
        Map<String, String> names = new TreeMap<>();
        MODULES.forEach(module -> ModuleFinder.ofSystem().find(module).ifPresent(found -> {
            try (ModuleReader reader = found.open();
                    Stream<String> files = reader.list()) {
                files.forEach(file -> add(file, names));
            } catch (IOException unreadable) {
                throw new UncheckedIOException("the JDK's own modules cannot be read", unreadable);
            }
        }));
        return names;
    }

    private static void add(String file, Map<String, String> names) {
        int end = file.lastIndexOf('/') + 1;
        int place = PACKAGES.indexOf(file.substring(0, end));
        if (place >= 0 && file.endsWith(".class") && file.indexOf('$') < 0) {
            String simple = file.substring(end, file.length() - ".class".length());
            String whole = file.substring(0, end).replace('/', '.') + simple;
            names.merge(
                    simple,
                    place < IMPORTED ? simple : whole,
                    (one, other) -> one.length() <= other.length() ? one : other);
        }
    }
}
