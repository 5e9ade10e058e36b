package io.chaoskit.run;

import io.chaoskit.report.Report;
import java.time.Duration;

/** Follows a run. What it throws ends the run as failed. */
public interface RunListener {

    /** Listens to nothing. */
    RunListener NONE = new RunListener() {};

    /**
     * While classes are woven before the first iteration, after each batch of them, on the thread that called the runner.
     *
     * @param elapsed since the first batch
     * @param classes woven so far
     * @param of all that the pointcuts match in
     */
    default void weaving(Duration elapsed, int classes, int of) {}

    /**
     * About ten times a second, on the thread that called the runner.
     *
     * @param progress so far
     */
    default void progress(Progress progress) {}

    /**
     * After each iteration, on its lane's thread, so by several threads at once. Costs an object for each iteration.
     *
     * @param result what happened
     */
    default void iterationEnded(IterationResult result) {}

    /**
     * When the run will never return, because what it called on the caller's thread has called {@code System.exit}, such as a set-up: what
     * there is of its report. On a thread that the JVM waits for before it ends.
     *
     * @param report a failed one
     */
    default void cutOff(Report report) {}
}
