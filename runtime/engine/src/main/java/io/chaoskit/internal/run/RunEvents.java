package io.chaoskit.internal.run;

import io.chaoskit.plan.Fault;
import java.time.Duration;
import java.util.List;

/** Gets the events of a run. What it throws ends the run as failed. */
public interface RunEvents {

    /** About ten times a second, on the thread that called the runner. */
    void progress(Duration elapsed, long iterations, long failed, long faults, Duration p95, double share);

    /** After each iteration, on its lane's thread, so by several threads at once. */
    void iterationEnded(long iteration, int lane, boolean passed, List<Fault> faults);
}
