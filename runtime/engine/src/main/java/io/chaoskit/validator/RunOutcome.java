package io.chaoskit.validator;

import java.time.Duration;

/** The outcome of a run. Complete after its last iteration, and of use only then. */
public interface RunOutcome {

    /**
     * The object under test.
     *
     * @return null when the scenario has none
     */
    Object target();

    /**
     * Iterations that were completed.
     *
     * @return 0 or more
     */
    long iterations();

    /**
     * Those of them that failed.
     *
     * @return 0 or more
     */
    long failed();

    /**
     * The share of iterations that passed.
     *
     * @return 0 to 1
     * @throws IllegalStateException if no iteration was completed
     */
    double successRate();

    /**
     * How long iterations took.
     *
     * @param percentile more than 0, at most 100, which is the longest
     * @return so many percent took at most as long, to three digits
     * @throws IllegalArgumentException if the percentile is out of its range
     * @throws IllegalStateException if no iteration was completed
     */
    Duration latency(double percentile);

    /**
     * The shortest iteration.
     *
     * @return to three digits
     * @throws IllegalStateException if no iteration was completed
     */
    Duration shortestLatency();

    /**
     * The average of an iteration.
     *
     * @return to three digits
     * @throws IllegalStateException if no iteration was completed
     */
    Duration meanLatency();
}
