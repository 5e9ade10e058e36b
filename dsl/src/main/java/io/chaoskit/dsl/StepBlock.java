package io.chaoskit.dsl;

import io.chaoskit.model.StepContext;
import java.util.Random;

/** What a step may use: {@code target, iteration, lane, random}. */
public final class StepBlock extends RunBlock {

    private final StepContext context$;

    StepBlock(StepContext context) {
        super(null);
        this.context$ = context;
    }

    StepContext context$() {
        return context$;
    }

    @Override
    public Object getTarget() {
        return context$.target();
    }

    /**
     * The iteration.
     *
     * @return from 1, counted over all lanes
     */
    public long getIteration() {
        return context$.iteration();
    }

    /**
     * The lane.
     *
     * @return from 1
     */
    public int getLane() {
        return context$.lane();
    }

    /**
     * Random numbers that the seed repeats.
     *
     * @return for this iteration
     */
    public Random getRandom() {
        return context$.random();
    }
}
