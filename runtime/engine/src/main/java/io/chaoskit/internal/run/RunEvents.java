package io.chaoskit.internal.run;

import io.chaoskit.plan.Fault;
import io.chaoskit.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** Gets the events of a run. What it throws ends the run as failed. */
public interface RunEvents {

    /** While classes are woven before the first iteration, on the thread that called the runner: so many of so many are, after so long. */
    default void weaving(Duration elapsed, int classes, int of) {}

    /** About ten times a second, on the thread that called the runner. */
    void progress(State now);

    /** After each iteration, on its lane's thread, so by several threads at once. */
    void iterationEnded(long iteration, int lane, boolean passed, List<Fault> faults);

    /** The run will not return, because what it called has called {@code System.exit}; on a thread that the JVM ends with. */
    default void cutOff(Report report) {}

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
