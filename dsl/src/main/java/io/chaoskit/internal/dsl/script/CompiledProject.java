package io.chaoskit.internal.dsl.script;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A Maven project that was compiled: where its classes are.
 *
 * @param folder has the pom.xml
 */
public record CompiledProject(Path folder) {

    private static final String POM = "pom.xml";
    private static final List<String> OUTPUTS = List.of("target/test-classes", "target/classes");
    private static final String CLASS_FILE = ".class";

    /** The nearest one that a file lies in. Empty when it lies in none, or in one that was not compiled. */
    public static Optional<CompiledProject> around(Path file) {
        return any(file).filter(each -> !each.classes().isEmpty());
    }

    /** The pom of the nearest one that a file lies in, compiled or not. */
    public static Optional<String> pom(Path file) {
        return any(file).map(CompiledProject::pom);
    }

    private static Optional<CompiledProject> any(Path file) {
        return Stream.iterate(file.toAbsolutePath().normalize().getParent(), each -> each != null, Path::getParent)
                .filter(each -> Files.isRegularFile(each.resolve(POM)))
                .findFirst()
                .map(CompiledProject::new);
    }

    /** Its pom, as a user in the current folder would name it. */
    public String pom() {
        return ScriptSource.shown(folder.resolve(POM));
    }

    /** Where its classes are, those of its tests first as Maven has them. */
    public List<Path> classes() {
        return OUTPUTS.stream().map(folder::resolve).filter(Files::isDirectory).toList();
    }

    /** The full name of a class of the project, by its full or its simple name. */
    public Optional<String> find(String name) {
        return name.indexOf('.') < 0 ? simple(name) : whole(name);
    }

    /** As Groovy writes it, a class within another with dots too. */
    private Optional<String> whole(String name) {
        for (String each = name; each.indexOf('.') >= 0; each = each.replaceFirst("\\.([^.]*)$", "\\$$1")) {
            String file = each.replace('.', '/') + CLASS_FILE;
            if (classes().stream().anyMatch(in -> Files.isRegularFile(in.resolve(file)))) {
                return Optional.of(name);
            }
        }
        return Optional.empty();
    }

    private Optional<String> simple(String name) {
        return classes().stream().flatMap(in -> named(name, in).stream()).findFirst();
    }

    private static Optional<String> named(String name, Path in) {
        try (Stream<Path> files = Files.walk(in)) {
            return files.filter(each -> each.endsWith(name + CLASS_FILE))
                    .map(each -> in.relativize(each).toString())
                    .map(each -> each.substring(0, each.length() - CLASS_FILE.length())
                            .replace(in.getFileSystem().getSeparator(), "."))
                    .findFirst();
        } catch (IOException unreadable) {
            // It is only asked for a hint.
            return Optional.empty();
        }
    }
}
