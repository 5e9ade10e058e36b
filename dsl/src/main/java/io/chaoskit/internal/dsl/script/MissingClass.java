package io.chaoskit.internal.dsl.script;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Explains a class that is not on the class path. */
public final class MissingClass {

    /** What to do. */
    private static final String HINT = "put its jar or folder on the class path: --class-path PATH";

    private static final Set<String> ERRORS =
            Set.of(NoClassDefFoundError.class.getName(), ClassNotFoundException.class.getName());

    private MissingClass() {}

    /**
     * What to do about a class that a script names. The project that the script lies in may have it.
     *
     * @param script its file; empty when it is not known
     * @param name of the class, with its package or without
     */
    public static String hint(String script, String name) {
        return project(script)
                .flatMap(project -> project.find(name.replace('/', '.')).map(found -> ofProject(project, name, found)))
                .orElse(HINT);
    }

    /** What to do about a class of Spock or JUnit, which the launcher takes from the code under test. */
    public static String testsHint(String script) {
        Path start = script.isEmpty() ? Path.of("x") : Path.of(script);
        return CompiledProject.pom(start)
                .map(pom -> "name the project that has Spock or JUnit: " + option(pom))
                .orElse("name a project that has Spock or JUnit with --pom pom.xml, or put them on --class-path");
    }

    private static String option(String pom) {
        return "--pom " + (pom.indexOf(' ') < 0 ? pom : "'" + pom + "'");
    }

    private static String ofProject(CompiledProject project, String name, String found) {
        String option = option(project.pom());
        return found.equals(name.replace('/', '.')) ? option : option + ", and import " + found;
    }

    private static Optional<CompiledProject> project(String script) {
        try {
            return script.isEmpty() ? Optional.empty() : CompiledProject.around(Path.of(script));
        } catch (InvalidPathException notAFile) {
            return Optional.empty();
        }
    }

    /** What to do when an exception says that a class is missing: its message is the name. */
    public static String hint(String script, Throwable thrown) {
        return hint(script, String.valueOf(thrown.getMessage()));
    }

    /** Whether a hint names the project that the script lies in. */
    public static boolean isOfProject(String hint) {
        return !hint.equals(HINT);
    }

    /** Whether an exception means that a class is missing. */
    public static boolean isMeantBy(String type) {
        return ERRORS.contains(type);
    }

    /**
     * The full name of a class that begins with a name on a line, as {@code com} does in {@code exception(com.acme.Gone)}. Empty
     * when no class is named there.
     */
    public static Optional<String> namedOn(String line, String first) {
        Matcher name = Pattern.compile(
                        "(?<![\\w.])" + Pattern.quote(first) + "(?:\\.[a-z_]\\w*)*(?:\\.[A-Z]\\w*)+(?!\\w)")
                .matcher(line);
        return name.find() ? Optional.of(name.group()) : Optional.empty();
    }
}
