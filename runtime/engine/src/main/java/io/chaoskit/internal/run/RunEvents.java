package io.chaoskit.internal.run;

import io.chaoskit.plan.Fault;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Gets the events of a run. What it throws ends the run as failed. */
public interface RunEvents {

    /** Whether it wants {@link #fired}; asked once, when it has begun. */
    default boolean wantsFaults() {
        return false;
    }

    /** Whether it wants {@link #stepEnded}; asked once, when it has begun. */
    default boolean wantsSteps() {
        return false;
    }

    /** The run begins; on the thread that called the runner. Returns what gets its events from here on. */
    default RunEvents started(Started run) {
        return this;
    }

    /** While classes are woven before the first iteration, on the thread that called the runner: so many of so many are, after so long. */
    default void weaving(Duration elapsed, int classes, int of) {}

    /** About ten times a second, on the thread that called the runner. */
    void progress(State now);

    /** After each iteration, on its lane's thread, so by several threads at once. */
    void iterationEnded(long iteration, int lane, boolean passed, long nanos, List<Fault> faults);

    /** A hit fires; on its thread, before the effect happens. */
    default void fired(String id, int lane, String scope, Fault fault) {}

    /** A step ended that is not of the warm-up; on its lane's thread. */
    default void stepEnded(long iteration, int lane, String step, boolean passed, long nanos) {}

    /** Something went wrong; on the thread that found it. */
    default void failed(Failure failure) {}

    /** The run is over and this its report; on the thread that called the runner, or before {@link #cutOff} on that one. */
    default void ended(Report report) {}

    /** The run will not return, because what it called has called {@code System.exit}; on a thread that the JVM ends with. */
    default void cutOff(Report report) {}

    /**
     * A run that begins.
     *
     * @param scenario the name
     * @param seed places the faults
     * @param startedAt when
     * @param replay the command that repeats it; empty for none
     * @param lanes how many
     * @param counts what its injectors have met so far; empty before they are bound. Asked by any thread
     * @param runId tells it from all others
     */
    record Started(
            String scenario,
            long seed,
            Instant startedAt,
            String replay,
            int lanes,
            Supplier<List<Count>> counts,
            String runId) {}

    /**
     * What an injector has met at one of its sites.
     *
     * @param injector the name
     * @param scope its scope; empty for none
     * @param site the text
     * @param effect the text
     * @param hits arrivals, those of iterations that run now left out
     * @param fired how many of them fired
     */
    record Count(String injector, String scope, String site, String effect, long hits, long fired) {}

    /**
     * How far a run is.
     *
     * @param elapsed since the first iteration
     * @param iterations completed
     * @param failed of them
     * @param faults fired so far
     * @param p95 of the iterations so far
     * @param share of the run that is over
     * @param stuck the step that hangs for longest; empty when all lanes get on
     */
    record State(
            Duration elapsed,
            long iterations,
            long failed,
            long faults,
            Duration p95,
            double share,
            Optional<StuckStep> stuck) {}

    /**
     * A step that hangs.
     *
     * @param step its name
     * @param lane the lane that it is in
     * @param time how long it has run
     * @param stack where it is, top frame first
     * @param startedAt which one: when it started
     */
    record StuckStep(String step, int lane, Duration time, List<StackTraceElement> stack, long startedAt) {}
}
