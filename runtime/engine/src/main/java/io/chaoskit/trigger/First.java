package io.chaoskit.trigger;

import io.chaoskit.value.Limits;

/**
 * The first n hits of each iteration fire; at the start of a step, the first n iterations.
 *
 * @param n 1 or more
 */
public record First(int n) implements Condition {

    /** Rejects zero and less. */
    public First {
        Limits.atLeast(1, "first", n);
    }

    @Override
    public Gate arm() {
        return hit -> Counts.of(hit) <= n;
    }

    @Override
    public String text() {
        return "first " + n;
    }

    @Override
    public boolean countsHits() {
        return true;
    }
}
