package io.chaoskit.cli;

import io.chaoskit.internal.replay.Isolation;
import io.chaoskit.internal.replay.PinnedScenario;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
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
 * @param forScript what the call gives to the script, behind two dashes
 */
record Processes(String script, String scenario, List<String> options, List<String> forScript) implements Isolation {

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
        List<String> words = new ArrayList<>(List.of("run", trial.toString()));
        words.addAll(options);
        words.addAll(List.of("--no-save", "--quiet", "-o", "json=" + report));
        words.addAll(forScript);
        List<String> command = new ArrayList<>(OtherJvm.command(words));
        // The call has what was set for it.
        command.add(1, "-D" + Settings.PROPERTY + "=");
        return command;
    }
}
