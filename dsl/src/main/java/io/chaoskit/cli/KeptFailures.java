package io.chaoskit.cli;

import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Report;
import io.chaoskit.verdict.Verdict;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The failures that runs have kept, as JSON reports in a folder beside where they were called: {@code .chaoskit}, unless
 * {@code CHAOSKIT_FOLDER} or the system property {@code chaoskit.folder} names another. It ignores itself in Git.
 *
 * @param folder need not exist
 */
record KeptFailures(Path folder) {

    private static final int MOST = 20;
    private static final String SUFFIX = ".json";
    private static final DateTimeFormatter TIME =
            DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss-SSS").withZone(ZoneOffset.UTC);

    /** Those of this process. */
    static KeptFailures here() {
        String named = System.getProperty("chaoskit.folder", System.getenv().getOrDefault("CHAOSKIT_FOLDER", ""));
        return new KeptFailures(Path.of(named.isBlank() ? ".chaoskit" : named));
    }

    /** The file for the runs of a call. */
    Path fileOf(Instant call) {
        return folder.resolve(TIME.format(call) + SUFFIX);
    }

    /** Whether a run is kept: one that did not pass, and failed in an iteration. */
    static boolean keeps(Report report) {
        return report.verdict() != Verdict.PASS
                && report.failures().stream().anyMatch(failure -> failure.iteration() > 0);
    }

    /** Keeps the runs that failed in an iteration in a file; whether there is one. Only the newest are kept. */
    boolean keep(List<Report> reports, Path file) throws IOException {
        List<Report> failed = reports.stream().filter(KeptFailures::keeps).toList();
        if (failed.isEmpty()) {
            return false;
        }
        if (Files.notExists(folder)) {
            Files.createDirectories(folder);
            Files.writeString(folder.resolve(".gitignore"), "*\n");
        }
        WholeFile.write(file, out -> out.write(Report.toJson(failed) + "\n"));
        List<Path> all = newestFirst();
        for (Path old : all.subList(Math.min(MOST, all.size()), all.size())) {
            Files.deleteIfExists(old);
        }
        return true;
    }

    /** The file that was kept last; empty when there is none that can be read. */
    Optional<Path> last() {
        return newestFirst().stream().findFirst();
    }

    /** The runs of a scenario, the newest first; files that cannot be read are left out. */
    List<FailedRun> of(String scenario, String script) {
        List<FailedRun> found = new ArrayList<>();
        for (Path each : newestFirst()) {
            try {
                FailedRun.read(Files.readString(each)).stream()
                        .filter(run -> run.scenario().equals(scenario)
                                && run.origin().script().equals(script))
                        .forEach(found::add);
            } catch (IOException | IllegalArgumentException unreadable) {
                // Kept by another version, or cut off: there is nothing to try.
                continue;
            }
        }
        return found;
    }

    /** None of a folder that another user has closed. */
    private List<Path> newestFirst() {
        if (!Files.isDirectory(folder) || !Files.isReadable(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(each -> each.getFileName().toString().endsWith(SUFFIX))
                    .sorted(Comparator.comparing(
                                    (Path each) -> each.getFileName().toString())
                            .reversed())
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
