package io.chaoskit.trigger;

import io.chaoskit.value.Limits;

/**
 * Each nth hit fires. The count goes on from iteration to iteration without depending on the order in which lanes run
 * them: hit h of iteration i has the position i - 1 + h.
 *
 * @param n 1 or more
 */
public record EveryNth(int n) implements Condition {

    /** Rejects zero and less. */
    public EveryNth {
        Limits.atLeast(1, "every", n);
    }

    @Override
    public Gate arm() {
        return hit -> (hit.iteration() - 1 + hit.number()) % n == 0;
    }

    @Override
    public String text() {
        return "every " + n;
    }

    @Override
    public boolean countsHits() {
        return true;
    }
}
