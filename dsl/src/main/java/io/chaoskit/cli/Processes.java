package io.chaoskit.cli;

import io.chaoskit.internal.replay.Isolation;
import io.chaoskit.internal.replay.PinnedScenario;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/**
 * Runs a scenario in processes that are started like this one.
 *
 * @param script has the scenario
 * @param scenario its name
 * @param options of the call that is repeated: class path, scopes, what is set for scripts
 */
record Processes(String script, String scenario, List<String> options) implements Isolation {

    /** What another process must not have as well: a debugger's port, an archive that is being written, a replay. */
    private static final List<String> OWN = List.of(
            "-agentlib:jdwp", "-Xrunjdwp", "-XX:ArchiveClassesAtExit", "-XX:AOTCacheOutput", "-Dchaoskit.replay");

    @Override
    public Optional<List<Failure>> run(PinnedScenario pinned, Duration limit) throws InterruptedException {
        try {
            Path folder = Files.createTempDirectory("chaoskit");
            try {
                return run(pinned, limit, folder.resolve("trial.groovy"), folder.resolve("report.json"));
            } finally {
                Files.deleteIfExists(folder.resolve("trial.groovy"));
                Files.deleteIfExists(folder.resolve("report.json"));
                Files.deleteIfExists(folder);
            }
        } catch (IOException e) {
            throw new IllegalStateException("a process cannot be started: " + e.getMessage(), e);
        }
    }

    private Optional<List<Failure>> run(PinnedScenario pinned, Duration limit, Path trial, Path report)
            throws IOException, InterruptedException {
        String file = Path.of(script).toAbsolutePath().normalize().toString();
        Files.writeString(trial, Regression.call(file, scenario, pinned) + "\n");
        Process process = new ProcessBuilder(command(trial, report))
                .redirectOutput(Redirect.DISCARD)
                .redirectError(Redirect.DISCARD)
                .start();
        process.getOutputStream().close();
        try {
            if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
                return Optional.empty();
            }
        } finally {
            process.destroyForcibly().waitFor();
        }
        return Files.exists(report)
                ? Optional.of(FailedRun.read(Files.readString(report)).get(0).failures())
                : Optional.empty();
    }

    private List<String> command(Path trial, Path report) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        ManagementFactory.getRuntimeMXBean().getInputArguments().stream()
                .filter(each -> OWN.stream().noneMatch(each::startsWith))
                .forEach(command::add);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Main.class.getName(), "run"));
        command.add(trial.toString());
        command.addAll(options);
        command.addAll(List.of("--no-save", "--quiet", "-o", "json=" + report));
        return command;
    }
}
