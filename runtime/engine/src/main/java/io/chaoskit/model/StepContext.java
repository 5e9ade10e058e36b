package io.chaoskit.model;

import java.util.Random;

/**
 * The iteration that a step belongs to. Belongs to one lane; not to be used by other threads.
 *
 * @param <T> the type of the object under test
 */
public interface StepContext<T> {

    /**
     * The object under test.
     *
     * @return null when the scenario has none
     */
    T target();

    /**
     * The iteration.
     *
     * @return from 1, counted over all lanes
     */
    long iteration();

    /**
     * The lane.
     *
     * @return from 1
     */
    int lane();

    /**
     * Random numbers for the step: the same for the same seed and iteration, whatever the lane.
     *
     * @return seeded anew for each iteration
     */
    Random random();
}
