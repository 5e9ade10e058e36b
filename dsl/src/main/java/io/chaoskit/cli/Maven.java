package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptSource;
import java.io.File;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Maven, in a process of its own: the wrapper of a project, or else the one on the path.
 *
 * @param command starts it
 */
record Maven(List<String> command) {

    private static final boolean WINDOWS =
            System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("windows");
    private static final String WRAPPER = WINDOWS ? "mvnw.cmd" : "mvnw";
    private static final String PROGRAM = WINDOWS ? "mvn.cmd" : "mvn";

    /** The one that a project is built with. */
    static Maven of(Path pom) throws MistakesFound {
        Optional<Path> wrapper = Stream.iterate(pom.getParent(), each -> each != null, Path::getParent)
                .map(each -> each.resolve(WRAPPER))
                .filter(Files::isRegularFile)
                .findFirst();
        if (wrapper.isPresent()) {
            String file = wrapper.get().toString();
            // A wrapper may have lost its mark as a program.
            return new Maven(WINDOWS ? List.of(file) : List.of("sh", file));
        }
        return new Maven(List.of(onPath().orElseThrow(() -> MistakesFound.in(
                        "",
                        "Maven must be there for " + MavenProject.OPTION + ", but there is neither " + WRAPPER
                                + " in the project nor " + PROGRAM + " on the path",
                        "install Maven, or name the class path: --class-path PATH"))
                .toString()));
    }

    private static Optional<Path> onPath() {
        String path = System.getenv().getOrDefault("PATH", "");
        return Arrays.stream(path.split(File.pathSeparator))
                .filter(each -> !each.isBlank())
                .map(each -> Path.of(each, PROGRAM))
                .filter(Files::isExecutable)
                .findFirst();
    }

    /** The jars that the tests of a project need. */
    List<Path> jars(Path pom) throws MistakesFound {
        try {
            Path answer = Files.createTempFile("chaoskit", ".txt");
            try {
                return jars(pom, answer);
            } finally {
                Files.deleteIfExists(answer);
            }
        } catch (IOException e) {
            throw MistakesFound.in("", "Maven could not be started: " + e.getMessage(), "");
        }
    }

    private List<Path> jars(Path pom, Path answer) throws IOException, MistakesFound {
        List<String> call = new ArrayList<>(command);
        call.addAll(List.of("-B", "-q", "-Dstyle.color=never", "-f", pom.toString(), "dependency:build-classpath"));
        call.addAll(List.of("-DincludeScope=test", "-Dmdep.outputFile=" + answer));
        call.add("-Dmdep.pathSeparator=" + File.pathSeparator);
        Process process = started(call, pom);
        List<String> said =
                process.inputReader(Charset.defaultCharset()).lines().toList();
        if (exitCode(process) != 0) {
            throw MistakesFound.in(
                    ScriptSource.shown(pom),
                    "Maven cannot resolve the class path: " + MavenReason.of(said),
                    "mvn -f " + Shell.quote(ScriptSource.shown(pom)) + " dependency:build-classpath");
        }
        return Arrays.stream(Files.readString(answer).strip().split(File.pathSeparator))
                .filter(each -> !each.isBlank())
                .map(Path::of)
                .collect(Collectors.toUnmodifiableList());
    }

    private static Process started(List<String> call, Path pom) throws IOException {
        ProcessBuilder builder =
                new ProcessBuilder(call).directory(pom.getParent().toFile()).redirectErrorStream(true);
        Map<String, String> environment = builder.environment();
        environment.putIfAbsent("JAVA_HOME", System.getProperty("java.home"));
        Process process = builder.start();
        process.getOutputStream().close();
        return process;
    }

    private static int exitCode(Process process) throws MistakesFound {
        try {
            return process.waitFor();
        } catch (InterruptedException e) {
            process.destroyForcibly();
            Thread.currentThread().interrupt();
            throw MistakesFound.in("", "the wait for Maven was interrupted", "");
        }
    }
}
