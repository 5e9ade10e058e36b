package io.chaoskit.cli;

import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * {@code chaoskit class-path}: prints the class path of a Maven project, with which the launcher then starts the JVM. Not for people.
 */
final class ClassPathCommand {

    static final String NAME = "class-path";

    private final CommandModel model = new CommandModel();
    private final Supplier<String> pom =
            model.option("pom.xml", "FILE", "the pom.xml of the project", MavenProject.OPTION);

    CommandLine command() {
        return model.command(NAME, this::run, "Prints the class path of a Maven project.");
    }

    private int run() throws MistakesFound {
        List<Path> entries = MavenProject.of(pom.get()).classPath(System.err);
        System.out.println(MavenProject.text(entries));
        return ExitCode.OK;
    }
}
