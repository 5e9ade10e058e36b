package io.chaoskit.report;

import java.util.List;
import java.util.Objects;

/**
 * A run that failed, as its report tells it: all that is needed to repeat one of its failures.
 *
 * @param scenario the scenario's name
 * @param seed placed the faults
 * @param lanes how many the run had; 1 when it is not known
 * @param origin where the scenario comes from
 * @param failures in the order of the report
 */
public record FailedRun(String scenario, long seed, int lanes, Origin origin, List<Failure> failures) {

    /** Rejects null and copies the failures. */
    public FailedRun {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(origin, "origin");
        failures = List.copyOf(failures);
    }

    /**
     * The failures of a report.
     *
     * @param report of any run
     * @return may have no failure
     */
    public static FailedRun of(Report report) {
        return new FailedRun(
                report.scenario(),
                report.seed(),
                Integer.parseInt(report.environment().getOrDefault("lanes", "1")),
                report.origin(),
                report.failures());
    }

    /**
     * Reads a JSON report.
     *
     * @param text what {@link Report#toJson()} wrote, of one run or of several
     * @return each run, in order
     * @throws IllegalArgumentException if it is no report, or one of another schema: the message says what is wrong
     */
    public static List<FailedRun> read(String text) {
        return ReportReader.read(text);
    }
}
