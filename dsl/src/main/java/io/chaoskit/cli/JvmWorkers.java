package io.chaoskit.cli;

import io.chaoskit.internal.sweep.Workers;
import io.chaoskit.internal.thread.OwnThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/**
 * Starts JVMs like this one that make runs of a sweep: {@link SweepWorker}.
 *
 * @param scenario its name
 * @param words the script, and the options of the call that matter to it
 */
record JvmWorkers(String scenario, List<String> words) implements Workers {

    @Override
    public Worker start() {
        List<String> command = new ArrayList<>(List.of(SweepWorker.NAME, SweepWorker.SCENARIO + "=" + scenario));
        command.addAll(words);
        try {
            return new Jvm(new ProcessBuilder(OtherJvm.command(command))
                    .redirectError(Redirect.DISCARD)
                    .start());
        } catch (IOException e) {
            throw new IllegalStateException("a process cannot be started: " + e.getMessage(), e);
        }
    }

    private static final class Jvm implements Worker {

        /** Ctrl-C reaches all processes of a terminal. */
        private static final Set<Integer> SIGNALLED = Set.of(130, 143);

        private final Process process;
        private final Writer in;
        /** Empty at the end. */
        private final BlockingQueue<Optional<String>> answers = new LinkedBlockingQueue<>();

        Jvm(Process process) {
            this.process = process;
            this.in = process.outputWriter(StandardCharsets.UTF_8);
            OwnThreads.daemon("sweep-answers", () -> read(process.inputReader(StandardCharsets.UTF_8)))
                    .start();
        }

        private void read(BufferedReader out) {
            try (out) {
                out.lines().forEach(line -> answers.add(Optional.of(line)));
            } catch (IOException | UncheckedIOException closed) {
                // It has ended, or was ended.
            } finally {
                answers.add(Optional.empty());
            }
        }

        @Override
        public Optional<String> ask(String line) throws InterruptedException {
            try {
                in.write(line + "\n");
                in.flush();
            } catch (IOException gone) {
                return Optional.empty();
            }
            Optional<String> answer = answers.take();
            if (answer.isEmpty()) {
                answers.add(answer);
                if (SIGNALLED.contains(process.waitFor())) {
                    throw new InterruptedException("a signal ended the process");
                }
            }
            return answer;
        }

        @Override
        public String end() {
            return process.isAlive() ? "it does not answer" : "exit code " + process.exitValue();
        }

        @Override
        public void close() {
            process.destroyForcibly();
        }
    }
}
