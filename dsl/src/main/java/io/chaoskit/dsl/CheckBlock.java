package io.chaoskit.dsl;

import io.chaoskit.validator.Observation;
import io.chaoskit.word.Word;

/** What an {@code assert} or {@code stateConsistency} may use: {@code target, iteration, lane}. */
public final class CheckBlock extends RunBlock {

    private final Observation seen$;

    CheckBlock(Observation seen, Object owner) {
        super(null, owner);
        this.seen$ = seen;
    }

    Observation seen$() {
        return seen$;
    }

    @Override
    @Word(usage = "target", does = "the object under test")
    public Object getTarget() {
        return seen$.target();
    }

    /**
     * The iteration.
     *
     * @return from 1, counted over all lanes
     */
    @Word(usage = "iteration", does = "the number of the iteration")
    public long getIteration() {
        return seen$.iteration();
    }

    /**
     * The lane.
     *
     * @return from 1
     */
    @Word(usage = "lane", does = "the number of the lane")
    public int getLane() {
        return seen$.lane();
    }
}
