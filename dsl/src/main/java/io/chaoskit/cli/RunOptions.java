package io.chaoskit.cli;

import java.util.List;
import java.util.Map;

/**
 * Options of {@code run}, checked and converted.
 *
 * @param files scripts
 * @param overrides of every scenario
 * @param only a glob of scenario names; null for all
 * @param reports to write
 * @param dryRun whether nothing is run
 * @param environment what {@code env} is in scripts
 * @param quiet whether only the verdict is printed
 * @param verbose whether stack traces are printed
 * @param failOnUnstable whether UNSTABLE has an exit code of its own
 * @param failures what becomes of failures
 * @param metrics where metrics go
 * @param terminal where to print it
 */
record RunOptions(
        List<String> files,
        Overrides overrides,
        String only,
        List<ReportSink> reports,
        boolean dryRun,
        Map<String, String> environment,
        boolean quiet,
        boolean verbose,
        boolean failOnUnstable,
        FailureOptions failures,
        MetricsOptions metrics,
        Terminal terminal) {}
