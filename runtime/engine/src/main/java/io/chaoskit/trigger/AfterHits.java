package io.chaoskit.trigger;

import io.chaoskit.value.Limits;

/**
 * All hits fire but the first n of each iteration; at the start of a step, all but the first n iterations.
 *
 * @param n 1 or more
 */
public record AfterHits(int n) implements Condition {

    /** Rejects zero and less. */
    public AfterHits {
        Limits.atLeast(1, "after", n);
    }

    @Override
    public Gate arm() {
        return hit -> Counts.of(hit) > n;
    }

    @Override
    public String text() {
        return "after " + n;
    }

    @Override
    public boolean countsHits() {
        return true;
    }
}
