package io.chaoskit.dsl;

import io.chaoskit.validator.Observation;

/** What an {@code assert} or {@code stateConsistency} may use: {@code target, iteration, lane}. */
public final class CheckBlock extends RunBlock {

    private final Observation seen$;

    CheckBlock(Observation seen) {
        super(null);
        this.seen$ = seen;
    }

    Observation seen$() {
        return seen$;
    }

    @Override
    public Object getTarget() {
        return seen$.target();
    }

    /**
     * The iteration.
     *
     * @return from 1, counted over all lanes
     */
    public long getIteration() {
        return seen$.iteration();
    }

    /**
     * The lane.
     *
     * @return from 1
     */
    public int getLane() {
        return seen$.lane();
    }
}
