package io.chaoskit.internal.scale;

import io.chaoskit.internal.thread.OwnThreads;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/**
 * Runs shards in JVMs of this machine, some of them at once. What they report comes through their standard output, so that nothing of them is
 * left behind. A JVM that ended without a verdict is started once more.
 */
public final class LocalShards implements ShardBackend {

    /** Makes a shard end when the process that started it has ended, however that ended. */
    public static final String WITH_PARENT = "--with-parent";

    private static final int MOST_STARTS = 2;
    private static final long GRACE_SECONDS = 20;
    private static final long READING_SECONDS = 10;
    /** Ctrl-C and the end of the terminal reach all its processes. */
    private static final Set<Integer> OF_TERMINAL = Set.of(129, 130);

    private final int atOnce;
    private final UnaryOperator<List<String>> command;
    private final String version;
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final Set<Process> running = new HashSet<>();
    private boolean stopping;
    private Optional<IOException> broken = Optional.empty();

    /**
     * Nothing is started yet.
     *
     * @param atOnce how many JVMs, 1 or more
     * @param command makes the command of a process of the words behind {@code chaoskit}
     * @param version of ChaosKit
     */
    public LocalShards(int atOnce, UnaryOperator<List<String>> command, String version) {
        this.atOnce = atOnce;
        this.command = command;
        this.version = version;
    }

    @Override
    public void run(ShardJob job, ShardListener listener) throws IOException, InterruptedException {
        List<Thread> starters = new ArrayList<>();
        synchronized (this) {
            for (int i = 1; i <= job.shards(); i++) {
                waiting.add(i);
            }
        }
        for (int i = 1; i <= Math.min(atOnce, job.shards()); i++) {
            starters.add(OwnThreads.daemon("shards-" + i, () -> runAll(job, listener)));
        }
        starters.forEach(Thread::start);
        try {
            for (Thread each : starters) {
                each.join();
            }
        } finally {
            stop();
            endAll();
        }
        if (broken.isPresent()) {
            throw broken.get();
        }
    }

    private void runAll(ShardJob job, ShardListener listener) {
        try {
            for (Optional<Integer> next = next(); next.isPresent(); next = next()) {
                run(job, next.get(), listener);
            }
        } catch (IOException cannotStart) {
            synchronized (this) {
                broken = Optional.of(cannotStart);
            }
            stop();
        } catch (InterruptedException ended) {
            stop();
        }
    }

    private synchronized Optional<Integer> next() {
        return stopping ? Optional.empty() : Optional.ofNullable(waiting.poll());
    }

    private void run(ShardJob job, int shard, ShardListener listener) throws IOException, InterruptedException {
        String first = "";
        for (int starts = 1; starts <= MOST_STARTS; starts++) {
            Optional<Run> run = start(job, shard, listener);
            if (run.isEmpty()) {
                return;
            }
            int code = run.get().exitCode();
            if (OF_TERMINAL.contains(code)) {
                stop();
            }
            ShardOutput output = run.get().output();
            if (output.report().isPresent() && (ShardExit.isFinal(code) || stopping())) {
                listener.ended(shard, code, output.report().get());
                return;
            }
            if (stopping()) {
                return;
            }
            String why = output.wrong().orElse(ShardExit.text(code));
            if (code == ShardExit.MISTAKE || output.ofOtherVersion()) {
                listener.lost(shard, why);
                return;
            }
            if (starts < MOST_STARTS) {
                first = why;
                listener.again(shard, why);
            } else {
                listener.lost(shard, first.equals(why) ? why + ", twice" : first + ", and then " + why);
            }
        }
    }

    /** Empty when none is started any more. */
    private Optional<Run> start(ShardJob job, int shard, ShardListener listener) throws IOException {
        List<String> words = new ArrayList<>(job.words(shard));
        words.add(WITH_PARENT);
        Process process;
        synchronized (this) {
            if (stopping) {
                return Optional.empty();
            }
            try {
                process = new ProcessBuilder(command.apply(words)).start();
            } catch (IOException e) {
                throw new IOException("a JVM for shard " + shard + " must start, but did not: " + e.getMessage(), e);
            }
            running.add(process);
        }
        return Optional.of(new Run(process, shard, listener));
    }

    /** A shard's process, and what it writes. */
    private final class Run {

        private final Process process;
        private final ShardOutput output = new ShardOutput(version);
        private final List<Thread> readers;

        Run(Process process, int shard, ShardListener listener) {
            this.process = process;
            this.readers = List.of(
                    reader(shard, process.inputReader(), line -> {
                        if (!accept(line)) {
                            listener.line(shard, line);
                        } else if (line.startsWith(ShardLines.PREFIX + ShardLines.PROGRESS)) {
                            listener.progress(shard, output().progress());
                        }
                    }),
                    reader(shard, process.errorReader(), line -> listener.line(shard, line)));
            readers.forEach(Thread::start);
        }

        private synchronized boolean accept(String line) {
            return output.accept(line);
        }

        private synchronized ShardOutput output() {
            return output;
        }

        private Thread reader(int shard, BufferedReader lines, Consumer<String> use) {
            return OwnThreads.daemon("shard-" + shard, () -> {
                try (lines) {
                    lines.lines().forEach(use);
                } catch (IOException | UncheckedIOException closed) {
                    // The process has ended, or was ended.
                }
            });
        }

        /** Waits for its end. What it has started may still have its streams. */
        int exitCode() throws InterruptedException {
            int code = process.waitFor();
            for (Thread each : readers) {
                each.join(TimeUnit.SECONDS.toMillis(READING_SECONDS));
            }
            synchronized (LocalShards.this) {
                running.remove(process);
            }
            return code;
        }
    }

    private synchronized boolean stopping() {
        return stopping;
    }

    @Override
    public synchronized void stop() {
        stopping = true;
        waiting.clear();
        // Through their handles: their output is still read.
        running.forEach(each -> each.toHandle().destroy());
        if (!running.isEmpty()) {
            OwnThreads.daemon("shards-end", this::endLate).start();
        }
    }

    /** Those that do not end by themselves when they are asked to. */
    private void endLate() {
        List<Process> all;
        synchronized (this) {
            all = List.copyOf(running);
        }
        try {
            for (Process each : all) {
                if (!each.waitFor(GRACE_SECONDS, TimeUnit.SECONDS)) {
                    endAll();
                }
            }
        } catch (InterruptedException nobodyDoes) {
            endAll();
        }
    }

    private synchronized void endAll() {
        running.forEach(Process::destroyForcibly);
    }
}
