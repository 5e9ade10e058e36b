package io.chaoskit.junit.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Scripts in folders, and in folders of the class path. Those in jars are not found. */
final class ScriptPaths {

    static final String SUFFIX = ".chaos.groovy";

    private ScriptPaths() {}

    static boolean isScript(String name) {
        return name.endsWith(SUFFIX);
    }

    /** The script that a file is, or those below a folder, in the order of their names. */
    static List<Path> below(Path start) {
        if (!Files.exists(start)) {
            return List.of();
        }
        try (Stream<Path> all = Files.walk(start)) {
            return all.filter(each -> isScript(each.toString()) && Files.isRegularFile(each))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The names of the resources below a root of the class path; empty for a jar. */
    static List<String> belowRoot(URI root) {
        return folder(root).map(folder -> names(folder, folder)).orElse(List.of());
    }

    /** The names of the resources in a folder of the class path and below. */
    static List<String> inClassPath(String folder) {
        try {
            return Collections.list(loader().getResources(folder)).stream()
                    .flatMap(each -> file(each).stream())
                    .flatMap(each -> names(each, root(each, folder)).stream())
                    .distinct()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Path root(Path found, String folder) {
        Path root = found;
        for (int i = folder.isEmpty() ? 0 : Path.of(folder).getNameCount(); i > 0; i--) {
            root = root.getParent();
        }
        return root;
    }

    private static List<String> names(Path folder, Path root) {
        return below(folder).stream()
                .map(each -> root.relativize(each).toString().replace('\\', '/'))
                .toList();
    }

    /** The file of a resource; empty when there is none, or it is in a jar. */
    static Optional<Path> resource(String name) {
        return Optional.ofNullable(loader().getResource(name)).flatMap(ScriptPaths::file);
    }

    /** The package that a resource is in. */
    static String packageOf(String name) {
        int end = name.lastIndexOf('/');
        return end < 0 ? "" : name.substring(0, end).replace('/', '.');
    }

    private static Optional<Path> file(URL url) {
        try {
            return folder(url.toURI());
        } catch (URISyntaxException notAFile) {
            return Optional.empty();
        }
    }

    private static Optional<Path> folder(URI uri) {
        return "file".equals(uri.getScheme()) ? Optional.of(Path.of(uri)) : Optional.empty();
    }

    private static ClassLoader loader() {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        return context != null ? context : ClassLoader.getSystemClassLoader();
    }
}
