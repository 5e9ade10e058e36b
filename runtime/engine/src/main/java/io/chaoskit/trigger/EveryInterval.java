package io.chaoskit.trigger;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The first hit after each interval fires.
 *
 * @param interval more than zero, counted from the first iteration
 */
public record EveryInterval(Duration interval) implements Condition {

    /** Rejects zero and less. */
    public EveryInterval {
        Durations.positive("every", interval);
    }

    @Override
    public Gate arm() {
        AtomicLong last = new AtomicLong();
        long nanos = interval.toNanos();
        return hit -> {
            long now = hit.elapsed().toNanos() / nanos;
            long before = last.get();
            return now > before && last.compareAndSet(before, now);
        };
    }

    @Override
    public String text() {
        return "every " + Durations.format(interval);
    }

    @Override
    public boolean consumes() {
        return true;
    }
}
