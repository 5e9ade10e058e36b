package io.chaoskit.dsl;

import io.chaoskit.site.Hit;

/** What {@code when { … }} and an effect's closure may use: {@code target, iteration, lane, hit}. */
public final class HitBlock extends RunBlock {

    private final Hit hit$;

    HitBlock(Hit hit) {
        super(null);
        this.hit$ = hit;
    }

    @Override
    public Object getTarget() {
        return hit$.target();
    }

    /**
     * The arrival.
     *
     * @return valid only during the call
     */
    public Hit getHit() {
        return hit$;
    }

    /**
     * The iteration.
     *
     * @return from 1, counted over all lanes
     */
    public long getIteration() {
        return hit$.iteration();
    }

    /**
     * The lane.
     *
     * @return from 1
     */
    public int getLane() {
        return hit$.lane();
    }
}
