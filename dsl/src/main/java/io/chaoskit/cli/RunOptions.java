package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.report.Shard;
import java.util.List;
import java.util.Optional;

/**
 * Options of {@code run}, checked and converted.
 *
 * @param files scripts
 * @param overrides of every scenario
 * @param only a glob of scenario names; null for all
 * @param reports to write
 * @param dryRun whether nothing is run
 * @param input what scripts are given
 * @param quiet whether only the verdict is printed
 * @param verbose whether stack traces are printed
 * @param failOnUnstable whether UNSTABLE has an exit code of its own
 * @param failures what becomes of failures
 * @param metrics where metrics go
 * @param shard the part of the iterations that is run
 * @param terminal where to print it
 */
record RunOptions(
        List<String> files,
        Overrides overrides,
        String only,
        List<ReportSink> reports,
        boolean dryRun,
        ScriptInput input,
        boolean quiet,
        boolean verbose,
        boolean failOnUnstable,
        FailureOptions failures,
        MetricsOptions metrics,
        Optional<Shard> shard,
        Terminal terminal) {

    /** The same for a part of a run, whose report goes to who merges the parts, and to nobody else. */
    RunOptions ofPart(Overrides.Shared with, ReportSink report) {
        return new RunOptions(
                files,
                overrides.sharing(with),
                only,
                List.of(report),
                false,
                input,
                true,
                verbose,
                failOnUnstable,
                new FailureOptions(false, false, Optional.empty(), failures.origin()),
                metrics,
                shard,
                terminal);
    }

    /** Whether it is a part of a run that is told by who merges the parts. */
    boolean ofPart() {
        return overrides.shared().isPresent();
    }
}
