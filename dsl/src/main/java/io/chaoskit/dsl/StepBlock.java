package io.chaoskit.dsl;

import io.chaoskit.model.StepContext;
import io.chaoskit.word.Word;
import java.util.Random;

/** What a step may use: {@code target, iteration, lane, random}. */
public final class StepBlock extends RunBlock {

    private final StepContext<Object> context$;

    StepBlock(StepContext<Object> context, Object owner) {
        super(null, owner);
        this.context$ = context;
    }

    StepContext<Object> context$() {
        return context$;
    }

    @Override
    @Word(usage = "target", does = "the object under test")
    public Object getTarget() {
        return context$.target();
    }

    /**
     * The iteration.
     *
     * @return from 1, counted over all lanes
     */
    @Word(usage = "iteration", does = "the number of the iteration")
    public long getIteration() {
        return context$.iteration();
    }

    /**
     * The lane.
     *
     * @return from 1
     */
    @Word(usage = "lane", does = "the number of the lane")
    public int getLane() {
        return context$.lane();
    }

    /**
     * Random numbers that the seed repeats.
     *
     * @return for this iteration
     */
    @Word(usage = "random", does = "random numbers that the seed repeats")
    public Random getRandom() {
        return context$.random();
    }
}
