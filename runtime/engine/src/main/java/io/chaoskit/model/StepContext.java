package io.chaoskit.model;

import java.util.Random;

/** What a step may use. Belongs to one lane; not to be used by other threads. */
public interface StepContext {

    /**
     * The object under test.
     *
     * @return null when the scenario has none
     */
    Object target();

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
