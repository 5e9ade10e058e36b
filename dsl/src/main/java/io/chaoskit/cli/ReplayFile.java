package io.chaoskit.cli;

import io.chaoskit.report.Report;
import io.chaoskit.value.Clock;
import java.nio.file.Path;
import java.util.Optional;
import java.util.function.Predicate;

/** The report that the failures of a call can be replayed from, and their numbers in it. Used by the thread that runs the scenarios. */
final class ReplayFile {

    private final Optional<String> path;
    private final Predicate<Report> has;
    private int before;

    private ReplayFile(Optional<String> path, Predicate<Report> has) {
        this.path = path;
        this.has = has;
    }

    /** The kept failures, or else a JSON report that the call writes. */
    static ReplayFile of(RunOptions options) {
        if (options.failures().save()) {
            Path kept = KeptFailures.here().fileOf(Clock.SYSTEM.now());
            return new ReplayFile(Optional.of(kept.toString()), KeptFailures::keeps);
        }
        Optional<String> json = options.reports().stream()
                .filter(each -> each.kind().equals("json") && !each.toStandardOutput())
                .map(ReportSink::path)
                .findFirst();
        return new ReplayFile(json, any -> true);
    }

    /** The file, when failures are replayed from one. */
    Optional<Path> path() {
        return path.map(Path::of);
    }

    /** The command that replays a failure of the next report, by its number there; empty when none does. */
    String replaying(int number) {
        return path.map(file -> command("replay", file) + " --failure " + (before + number))
                .orElse("");
    }

    /** A report is made, and stands in the file if it belongs there. */
    void add(Report report) {
        before += has.test(report) ? report.failures().size() : 0;
    }

    /** A command for the failures in a file. */
    static String command(String name, String file) {
        String launcher = System.getProperty("chaoskit.command", "chaoskit run").replaceFirst(" run$", "");
        return launcher + " " + name + " " + Shell.quote(file);
    }
}
