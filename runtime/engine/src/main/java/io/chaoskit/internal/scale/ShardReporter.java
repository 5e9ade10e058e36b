package io.chaoskit.internal.scale;

import io.chaoskit.plan.Fault;
import io.chaoskit.report.Activity;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The report of a shard, for who started its process: how far it is while it runs, and all of it at the end.
 *
 * @param version of ChaosKit
 * @param message a file that gets the report too if it is short, as the termination message of a container; empty for none
 */
public record ShardReporter(String version, Optional<Path> message) implements Reporter {

    private static final long EVERY_MS = 900;
    /** So much of a termination message is kept. */
    private static final int LONGEST_MESSAGE = 4_096;

    @Override
    public String kind() {
        return "shard";
    }

    @Override
    public String extension() {
        return "txt";
    }

    @Override
    public void write(List<Report> reports, Writer out) throws IOException {
        List<String> lines = ShardLines.report(Report.toJson(reports), version);
        if (message.isPresent()) {
            String whole = String.join("\n", lines) + "\n";
            if (whole.length() <= LONGEST_MESSAGE) {
                Files.writeString(message.get(), whole);
            }
        }
        for (String each : lines) {
            out.write(each + "\n");
        }
        out.flush();
    }

    @Override
    public Optional<Following> follow(Writer out) {
        return Optional.of(new Telling(out));
    }

    /** Tells how far the runs are. */
    private final class Telling implements Following {

        private final Writer out;
        private final List<Report> reports = new ArrayList<>();
        private ShardProgress progress = ShardProgress.NONE;
        private long toldMs;

        Telling(Writer out) {
            this.out = out;
        }

        @Override
        public synchronized void started(Report begun) throws IOException {
            toldMs = 0;
            if (reports.isEmpty()) {
                say(ShardLines.hello(version));
            }
        }

        @Override
        public void fired(List<Fault> trace) {
            // They are counted, see happened().
        }

        @Override
        public void failed(Failure failure) {
            // As faults.
        }

        @Override
        public synchronized void happened(Activity now) throws IOException {
            progress = progress.plus(new ShardProgress(now.iterations(), now.failures(), now.faults()));
            if (now.atMs() - toldMs >= EVERY_MS) {
                toldMs = now.atMs();
                say(ShardLines.progress(progress));
            }
        }

        @Override
        public synchronized void ended(Report report) throws IOException {
            say(ShardLines.progress(progress));
            reports.add(report);
        }

        private void say(String line) throws IOException {
            out.write(line + "\n");
            out.flush();
        }

        /** Without a run there is nothing to report: then the exit code says what was wrong. */
        @Override
        public synchronized void close() throws IOException {
            if (!reports.isEmpty()) {
                write(List.copyOf(reports), out);
                reports.clear();
            }
        }
    }
}
