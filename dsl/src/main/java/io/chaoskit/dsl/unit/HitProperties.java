package io.chaoskit.dsl.unit;

import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import java.time.Duration;

/** The properties of a hit in Groovy: {@code { hit -> if (hit.number > 3) … }}. */
public final class HitProperties {

    private HitProperties() {}

    /**
     * Where.
     *
     * @param hit an arrival
     * @return its site
     */
    public static Site getSite(Hit hit) {
        return hit.site();
    }

    /**
     * Which arrival of its task at its site in the iteration.
     *
     * @param hit an arrival
     * @return from 1
     */
    public static long getNumber(Hit hit) {
        return hit.number();
    }

    /**
     * The iteration.
     *
     * @param hit an arrival
     * @return from 1, counted over all lanes
     */
    public static long getIteration(Hit hit) {
        return hit.iteration();
    }

    /**
     * The lane.
     *
     * @param hit an arrival
     * @return from 1
     */
    public static int getLane(Hit hit) {
        return hit.lane();
    }

    /**
     * How long the run has been running.
     *
     * @param hit an arrival
     * @return since the first iteration
     */
    public static Duration getElapsed(Hit hit) {
        return hit.elapsed();
    }

    /**
     * The object under test.
     *
     * @param hit an arrival
     * @return null when there is none
     */
    public static Object getTarget(Hit hit) {
        return hit.target();
    }
}
