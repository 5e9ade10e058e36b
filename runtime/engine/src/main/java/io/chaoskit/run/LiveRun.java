package io.chaoskit.run;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/**
 * A run that goes on: what it is, and what its injectors have met so far. Keeps all of the run alive, so that it is let go when the run is over.
 *
 * @param scenario the scenario's name
 * @param seed places the faults
 * @param startedAt when
 * @param replay the command that repeats it; empty for none
 * @param lanes how many
 * @param counts of its injectors at each of their sites, in the order written; empty before they are bound. Safe for all threads
 * @param runId tells it from all others, as {@link io.chaoskit.report.Report#runId}
 */
public record LiveRun(
        String scenario,
        long seed,
        Instant startedAt,
        String replay,
        int lanes,
        Supplier<List<InjectorCount>> counts,
        String runId) {

    /** Rejects null. */
    public LiveRun {
        Objects.requireNonNull(scenario, "scenario");
        Objects.requireNonNull(startedAt, "startedAt");
        Objects.requireNonNull(replay, "replay");
        Objects.requireNonNull(counts, "counts");
        Objects.requireNonNull(runId, "runId");
    }
}
