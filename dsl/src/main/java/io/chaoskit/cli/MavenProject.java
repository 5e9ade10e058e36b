package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.CompiledProject;
import io.chaoskit.internal.dsl.script.ScriptSource;
import java.io.File;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A Maven project as the code under test: its compiled classes, and the jars that its tests need. Maven is asked for the jars once; the answer is
 * kept until a pom changes.
 *
 * @param pom absolute
 */
record MavenProject(Path pom) {

    static final String OPTION = "--pom";

    /** The project of a pom.xml, or of the folder that has one. */
    static MavenProject of(String file) throws MistakesFound {
        Path given = Path.of(file).toAbsolutePath().normalize();
        Path pom = Files.isDirectory(given) ? given.resolve("pom.xml") : given;
        if (!Files.isRegularFile(pom)) {
            throw MistakesFound.in(
                    "",
                    OPTION + " must name the pom.xml of a project, but '" + file + "' is none",
                    OPTION + " pom.xml");
        }
        return new MavenProject(pom);
    }

    /** Folders and jars; those of the project first. {@code notes} gets what a user should know. */
    List<Path> classPath(PrintStream notes) throws MistakesFound {
        Pom read = Pom.read(pom);
        if (!read.modules().isEmpty() && read.gathersOnly()) {
            throw MistakesFound.in(
                    shown(),
                    OPTION + " must name a project with classes, but this one only gathers modules",
                    OPTION + " "
                            + Shell.quote(ScriptSource.shown(
                                    pom.resolveSibling(read.modules().get(0)))));
        }
        List<Path> all = new ArrayList<>(classes(notes));
        all.addAll(jars(read, notes));
        return all;
    }

    private List<Path> classes(PrintStream notes) {
        List<Path> compiled = new CompiledProject(pom.getParent()).classes();
        if (compiled.isEmpty() && Files.isDirectory(pom.resolveSibling("src"))) {
            notes.println("chaoskit: " + shown() + " has no target/classes; compile it first: mvn -f "
                    + Shell.quote(shown()) + " test-compile");
        }
        return compiled;
    }

    private List<Path> jars(Pom read, PrintStream notes) throws MistakesFound {
        KeptClassPath kept = KeptClassPath.of(pom, read.lineage());
        Optional<List<Path>> known = kept.find();
        if (known.isPresent()) {
            return known.get();
        }
        notes.println("chaoskit: Maven resolves the class path of " + shown() + ", once until it changes");
        List<Path> jars = Maven.of(pom).jars(pom);
        kept.keep(jars);
        return jars;
    }

    private String shown() {
        return ScriptSource.shown(pom);
    }

    /** As the JVM takes it. */
    static String text(List<Path> entries) {
        return String.join(
                File.pathSeparator, entries.stream().map(Path::toString).toList());
    }
}
