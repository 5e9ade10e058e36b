package io.chaoskit.cli;

import java.nio.file.Path;
import java.util.List;

/** The libraries of the examples. The launcher puts them on the class path when it is called with one; a report may name one as well. */
final class Examples {

    /** The folder of the examples, and behind a {@code =} the class path of their libraries. */
    private static final String PROPERTY = "chaoskit.examples";

    private Examples() {}

    /** Sees the libraries of an example as well, where the JVM does not have them on its class path. */
    static ClassLoader loader(String script, ClassLoader parent) {
        List<String> words = classPathOf(script);
        return words.isEmpty() ? parent : ClassPathOption.aside(words.subList(1, 2), parent);
    }

    /** The options that a script needs: none unless it is an example. */
    static List<String> classPathOf(String script) {
        String[] known = System.getProperty(PROPERTY, "").split("=", 2);
        Path folder = Path.of(script).toAbsolutePath().normalize().getParent();
        boolean example = known.length > 1
                && Path.of(known[0]).toAbsolutePath().normalize().equals(folder);
        return example ? List.of("--class-path", known[1]) : List.of();
    }
}
