package io.chaoskit.cli;

import java.util.List;
import java.util.Map;

/**
 * What a call of {@code run} asks for.
 *
 * @param files scripts
 * @param overrides of every scenario
 * @param only a glob of scenario names; null for all
 * @param reports to write
 * @param dryRun whether nothing is run
 * @param environment what {@code env} is in scripts
 * @param quiet whether only the verdict is told
 * @param verbose whether stack traces are told
 * @param failOnUnstable whether UNSTABLE has an exit code of its own
 * @param terminal where to tell it
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
        Terminal terminal) {}
