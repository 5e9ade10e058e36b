package io.chaoskit.cli;

import io.chaoskit.internal.report.Reporters;
import io.chaoskit.report.Report;
import io.chaoskit.report.Reporter;
import io.chaoskit.report.Thrown;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * A report to write: its format and its file.
 *
 * @param reporter writes its format
 * @param file where
 */
record ReportSink(Reporter reporter, ReportFile file) {

    /** Reads each {@code KIND[=PATH]}, and finds out whether it can be written. */
    static List<ReportSink> parse(List<String> texts) throws MistakesFound {
        List<ReportSink> sinks = new ArrayList<>();
        Set<Object> files = new HashSet<>();
        Reporters reporters = texts.isEmpty() ? null : reporters();
        for (String each : texts) {
            ReportFile file = ReportFile.parse(
                    each,
                    reporters.kinds(),
                    kind -> reporters.of(kind).orElseThrow().extension());
            file.check();
            if (!files.add(
                    file.toStandardOutput()
                            ? file.path()
                            : Path.of(file.path()).toAbsolutePath().normalize())) {
                throw MistakesFound.in(
                        "",
                        "each --report must have a path of its own, but " + file.path() + " is there twice",
                        "name another path for one");
            }
            sinks.add(new ReportSink(reporters.of(file.kind()).orElseThrow(), file));
        }
        return List.copyOf(sinks);
    }

    private static Reporters reporters() throws MistakesFound {
        try {
            return Reporters.load();
        } catch (IllegalStateException wrong) {
            String[] parts = wrong.getMessage().split("; ", 2);
            throw MistakesFound.in("", parts[0], parts.length > 1 ? parts[1] : "");
        }
    }

    boolean toStandardOutput() {
        return file.toStandardOutput();
    }

    String kind() {
        return file.kind();
    }

    String path() {
        return file.path();
    }

    /** Writes the reports; {@code notes} gets a line when a folder is made for it. */
    void write(List<Report> reports, PrintStream out, PrintStream notes) throws MistakesFound {
        try {
            file.write(to -> reporter.write(reports, to), out, notes);
        } catch (RuntimeException | LinkageError broken) {
            throw MistakesFound.in(
                    "",
                    "the reporter of '" + kind() + "', " + reporter.getClass().getName()
                            + ", must write the report, but threw "
                            + Thrown.of(broken).headline(),
                    "fix it, or leave --report " + kind() + " out");
        }
    }
}
