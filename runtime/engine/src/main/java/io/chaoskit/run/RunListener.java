package io.chaoskit.run;

import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import java.time.Duration;
import java.util.Set;

/** Follows runs. What it throws ends the run as failed, and it is told nothing more of that run. */
public interface RunListener {

    /** Listens to nothing. */
    RunListener NONE = new RunListener() {};

    /** What happens so often that it is only told to who wants it. */
    enum Detail {
        /** {@link RunListener#fired}: an object or two for each fault. */
        FAULTS,
        /** {@link RunListener#stepEnded}: an object and a look at the clock for each step. */
        STEPS
    }

    /**
     * What it wants to be told besides.
     *
     * @return asked once for each run, when it has begun; nothing by default
     */
    default Set<Detail> details() {
        return Set.of();
    }

    /**
     * When a run begins, before anything of it is prepared, on the thread that called the runner.
     *
     * @param run which one
     * @return what follows this run from here on; by default this, which then follows all runs of the runner
     */
    default RunListener started(LiveRun run) {
        return this;
    }

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
     * When a hit fires, before its effect happens, on the thread of the hit, so by several threads at once. What it calls is no hit. Only with
     * {@link Detail#FAULTS}.
     *
     * @param fault which one
     */
    default void fired(FaultEvent fault) {}

    /**
     * After each step that is not of the warm-up, on its lane's thread. Only with {@link Detail#STEPS}.
     *
     * @param result what happened
     */
    default void stepEnded(StepResult result) {}

    /**
     * When something went wrong: a check was violated or could not tell, a step failed, or something of the run itself. On the thread that found
     * it.
     *
     * @param failure what
     */
    default void failed(Failure failure) {}

    /**
     * When the run is over and everything is cleaned up, on the thread that called the runner; before {@link #cutOff} on that one.
     *
     * @param report of the run
     */
    default void ended(Report report) {}

    /**
     * When the run will never return, because what it called on the caller's thread has called {@code System.exit}, such as a set-up: what
     * there is of its report. On a thread that the JVM waits for before it ends.
     *
     * @param report a failed one
     */
    default void cutOff(Report report) {}
}
