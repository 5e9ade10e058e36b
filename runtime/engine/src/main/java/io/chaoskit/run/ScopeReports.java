package io.chaoskit.run;

import io.chaoskit.report.Report;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The folder for the reports of scopes that failed, which the system property {@code chaoskit.reports} names. */
final class ScopeReports {

    private static final Logger LOG = LoggerFactory.getLogger(ScopeReports.class);
    private static final String PROPERTY = "chaoskit.reports";

    private ScopeReports() {}

    /** Writes a report, in place of an earlier one of the same name; empty when there is no folder, or it cannot be written. */
    static Optional<Path> write(Report report) {
        String folder = System.getProperty(PROPERTY, "");
        if (folder.isBlank()) {
            return Optional.empty();
        }
        try {
            Path file = Files.createDirectories(Path.of(folder)).resolve(fileName(report.scenario()));
            Files.writeString(file, report.toJson());
            return Optional.of(file);
        } catch (IOException | InvalidPathException e) {
            // The failure itself matters more.
            LOG.warn("The report of '{}' was not written: {}", report.scenario(), e.toString());
            return Optional.empty();
        }
    }

    private static String fileName(String scenario) {
        return scenario.replaceAll("[^\\p{L}\\p{N}._-]+", "-") + ".json";
    }
}
