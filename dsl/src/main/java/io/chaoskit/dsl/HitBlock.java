package io.chaoskit.dsl;

import io.chaoskit.site.Hit;
import io.chaoskit.word.Word;

/** What {@code when { … }} and an effect's closure may use: {@code target, iteration, lane, hit}. */
public final class HitBlock extends RunBlock {

    private final Hit hit$;

    HitBlock(Hit hit, Object owner) {
        super(null, owner);
        this.hit$ = hit;
    }

    @Override
    @Word(usage = "target", does = "the object under test")
    public Object getTarget() {
        return hit$.target();
    }

    /**
     * The arrival.
     *
     * @return valid only during the call
     */
    @Word(usage = "hit", does = "the arrival at a site")
    public Hit getHit() {
        return hit$;
    }

    /**
     * The iteration.
     *
     * @return from 1, counted over all lanes
     */
    @Word(usage = "iteration", does = "the number of the iteration")
    public long getIteration() {
        return hit$.iteration();
    }

    /**
     * The lane.
     *
     * @return from 1
     */
    @Word(usage = "lane", does = "the number of the lane")
    public int getLane() {
        return hit$.lane();
    }
}
