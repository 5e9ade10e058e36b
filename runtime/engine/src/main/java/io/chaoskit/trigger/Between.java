package io.chaoskit.trigger;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * Hits fire while the age of the run is within a window.
 *
 * @param start since the first iteration began
 * @param end exclusive, after {@code start}
 */
public record Between(Duration start, Duration end) implements Condition {

    /** Rejects a negative start and an empty window. */
    public Between {
        Durations.notNegative(start);
        if (start.compareTo(end) >= 0) {
            throw new IllegalArgumentException("between " + Durations.format(start) + ", " + Durations.format(end)
                    + " must start before it ends; swap them");
        }
    }

    @Override
    public Gate arm() {
        return hit -> {
            Duration age = hit.elapsed();
            return age.compareTo(start) >= 0 && age.compareTo(end) < 0;
        };
    }

    @Override
    public String text() {
        return "between " + Durations.format(start) + ", " + Durations.format(end);
    }

    @Override
    public Duration from() {
        return start;
    }

    @Override
    public Optional<Duration> until() {
        return Optional.of(end);
    }
}
