package io.chaoskit.cli;

import io.chaoskit.model.Scenario;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Reporter;
import io.chaoskit.report.Thrown;
import io.chaoskit.run.RunListener;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.Writer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The reports of a call that are written while its runs go on. What goes wrong with them stops no run. */
final class LiveReports implements AutoCloseable {

    private final List<Live> all = new ArrayList<>();
    private final PrintStream notes;

    /** A report that is written as things happen. */
    private static final class Live {

        private final ReportSink sink;
        private final Reporter.Following following;
        private Optional<MistakesFound> wrong = Optional.empty();

        Live(ReportSink sink, Reporter.Following following) {
            this.sink = sink;
            this.following = following;
        }

        /** Writes something, unless something before could not be written. */
        synchronized void tell(Told told) {
            if (wrong.isEmpty()) {
                try {
                    told.to(following);
                } catch (IOException | RuntimeException cannotWrite) {
                    wrong = Optional.of(sink.file().cannotBeWritten(cannotWrite));
                }
            }
        }
    }

    /** Something that is told. */
    @FunctionalInterface
    interface Told {
        void to(Reporter.Following following) throws IOException;
    }

    LiveReports(List<ReportSink> sinks, PrintStream out, PrintStream notes) {
        this.notes = notes;
        for (ReportSink sink : sinks) {
            sink.reporter().follow(writer(sink.file(), out)).ifPresent(following -> all.add(new Live(sink, following)));
        }
    }

    /** Opened with the first thing that is written: most kinds write nothing while a run goes on. */
    private Writer writer(ReportFile file, PrintStream out) {
        return file.toStandardOutput() ? new PrintWriter(out) : new LateWriter(() -> LockedFile.open(file.made(notes)));
    }

    /** What tells of a run; nothing when no report is written while it goes on. */
    RunListener follow(Scenario scenario, Origin origin, RunOptions options) {
        return all.isEmpty() ? RunListener.NONE : new RunFeed(scenario, origin, options, this::tell);
    }

    private void tell(Told told) {
        all.forEach(each -> each.tell(told));
    }

    /** Whether this report is written as things happen, and not at the end. */
    boolean has(ReportSink sink) {
        return all.stream().anyMatch(each -> each.sink == sink);
    }

    /** Ends a report; throws when something of it could not be written. */
    void finish(ReportSink sink) throws MistakesFound {
        for (Live each : all) {
            if (each.sink == sink) {
                each.tell(Reporter.Following::close);
                if (each.wrong.isPresent()) {
                    throw each.wrong.get();
                }
            }
        }
    }

    @Override
    public void close() {
        for (Live each : all) {
            try {
                each.following.close();
            } catch (IOException cannotClose) {
                notes.println("chaoskit: " + Thrown.of(cannotClose).headline());
            }
        }
    }
}
