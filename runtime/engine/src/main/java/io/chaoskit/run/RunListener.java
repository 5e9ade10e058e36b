package io.chaoskit.run;

/** Follows a run. What it throws ends the run as failed. */
public interface RunListener {

    /** Listens to nothing. */
    RunListener NONE = new RunListener() {};

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
}
