package io.chaoskit.trigger;

import io.chaoskit.site.Hit;

/** How hits are counted. */
final class Counts {

    private Counts() {}

    /** The hit's number at its site: within the iteration, or over iterations where each has one hit. */
    static long of(Hit hit) {
        return hit.site().oncePerIteration() ? hit.iteration() : hit.number();
    }
}
