package io.chaoskit.internal.replay;

import io.chaoskit.internal.run.Loom;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A failure that is to be repeated, and what it is repeated with.
 *
 * @param scenario gives the scenario, as fresh as can be had: it is asked for before each try
 * @param seed of the run
 * @param lanes of the run
 * @param failure in one of its iterations
 * @param edited whether the script is another one than that of the run, so that lines may have moved
 * @param isolation runs it in another process; empty where that cannot be
 * @param loom keeps classes woven from one try to the next, while it is held
 */
public record Subject(
        Supplier<Scenario> scenario,
        long seed,
        int lanes,
        Failure failure,
        boolean edited,
        Optional<Isolation> isolation,
        Loom loom) {

    /** Rejects null, and a failure outside of every iteration. */
    public Subject {
        Objects.requireNonNull(scenario, "scenario");
        if (failure.iteration() < 1) {
            throw new IllegalArgumentException("a failure must be in an iteration to be replayed, but this one is in "
                    + "none: " + failure.message().lines().findFirst().orElse("") + "; repeat the whole run instead");
        }
    }

    /** A failure of a run, by its place in the report, from 1; run in another process too where its scenario can be. */
    public static Subject of(Supplier<Scenario> scenario, FailedRun run, int number, boolean edited) {
        return of(
                scenario,
                run,
                number,
                edited,
                scenario instanceof IsolatedScenario able ? Optional.of(able.isolation()) : Optional.empty());
    }

    /** The same, where it may be run in another process. */
    public static Subject of(
            Supplier<Scenario> scenario, FailedRun run, int number, boolean edited, Optional<Isolation> isolation) {
        if (run.failures().isEmpty()) {
            throw new IllegalArgumentException(
                    "a report must have a failure to be replayed, but that of '" + run.scenario() + "' has none");
        }
        if (number < 1 || number > run.failures().size()) {
            throw new IllegalArgumentException("the number of a failure must be from 1 to "
                    + run.failures().size() + ", but was " + number);
        }
        return new Subject(
                scenario, run.seed(), run.lanes(), run.failures().get(number - 1), edited, isolation, new Loom());
    }

    long iteration() {
        return failure.iteration();
    }

    /** Whether another failure is this one. */
    boolean isSame(Failure other) {
        FailureIdentity wanted = FailureIdentity.of(failure);
        FailureIdentity found = FailureIdentity.of(other);
        return edited ? wanted.withoutLines().equals(found.withoutLines()) : wanted.equals(found);
    }
}
