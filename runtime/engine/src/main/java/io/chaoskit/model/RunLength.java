package io.chaoskit.model;

import io.chaoskit.internal.text.Plural;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * The length of a run: when it ends by itself.
 *
 * @param iterations over all lanes; {@link Long#MAX_VALUE} when only time counts
 * @param duration from the first iteration; empty when only iterations count
 */
public record RunLength(long iterations, Optional<Duration> duration) {

    /** One iteration. */
    public static final RunLength ONCE = new RunLength(1, Optional.empty());

    /** Rejects less than one iteration, and no time. */
    public RunLength {
        if (iterations < 1) {
            throw new IllegalArgumentException("repeat must be 1 or more, but was " + iterations);
        }
        duration.ifPresent(length -> Durations.positive("runFor", length));
    }

    /**
     * So many iterations.
     *
     * @param count 1 or more
     * @return the length
     * @throws IllegalArgumentException if less than 1
     */
    public static RunLength repeat(long count) {
        return new RunLength(count, Optional.empty());
    }

    /**
     * So long.
     *
     * @param duration more than zero
     * @return the length
     * @throws IllegalArgumentException if not more than zero
     */
    public static RunLength runFor(Duration duration) {
        return new RunLength(Long.MAX_VALUE, Optional.of(duration));
    }

    @Override
    public String toString() {
        return duration.map(length -> "for " + Durations.format(length)).orElse(Plural.of(iterations, "iteration"));
    }
}
