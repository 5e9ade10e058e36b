package io.chaoskit.trigger;

import io.chaoskit.value.Probability;
import java.util.concurrent.atomic.AtomicLong;

/**
 * No more than this many faults a second over all lanes; what was not used is kept for a tenth of a second.
 *
 * @param perSecond more than zero
 * @see <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</a>
 */
public record RateLimit(double perSecond) implements Condition {

    private static final long KEPT_NANOS = 100_000_000L;
    private static final double SECOND_NANOS = 1e9;

    /** Rejects zero and less, and what is no number. */
    public RateLimit {
        if (!(perSecond > 0 && perSecond <= SECOND_NANOS)) {
            throw new IllegalArgumentException("rate must be more than 0, at most one a nanosecond, but was "
                    + Probability.plain(perSecond) + " per second");
        }
    }

    @Override
    public Gate arm() {
        // Half of all time, so that adding it to now does not overflow.
        long spacing = (long) Math.min(SECOND_NANOS / perSecond, Long.MAX_VALUE / 2.0);
        AtomicLong next = new AtomicLong();
        return hit -> {
            long now = hit.elapsed().toNanos();
            long due = next.get();
            return now >= due && next.compareAndSet(due, Math.max(due, now - KEPT_NANOS) + spacing);
        };
    }

    @Override
    public String text() {
        return "rate " + Probability.plain(perSecond) + ".perSecond";
    }

    @Override
    public boolean consumes() {
        return true;
    }

    @Override
    public boolean countsHits() {
        return true;
    }
}
