package io.chaoskit.trigger;

import io.chaoskit.value.Limits;
import java.util.concurrent.atomic.AtomicLong;

/**
 * No more than n faults in the whole run. With several lanes, which ones come first depends on timing.
 *
 * @param n 1 or more
 */
public record Limit(int n) implements Condition {

    /** Rejects zero and less. */
    public Limit {
        Limits.atLeast(1, "limit", n);
    }

    @Override
    public Gate arm() {
        AtomicLong fired = new AtomicLong();
        return hit -> fired.get() < n && fired.incrementAndGet() <= n;
    }

    @Override
    public String text() {
        return "limit " + n;
    }

    @Override
    public boolean consumes() {
        return true;
    }

    @Override
    public boolean countsFaults() {
        return true;
    }
}
