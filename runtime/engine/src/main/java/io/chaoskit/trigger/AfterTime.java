package io.chaoskit.trigger;

import io.chaoskit.value.Durations;
import java.time.Duration;

/**
 * Hits fire once the run is this old.
 *
 * @param start since the first iteration began, more than zero
 */
public record AfterTime(Duration start) implements Condition {

    /** Rejects zero and less. */
    public AfterTime {
        Durations.positive("after", start);
    }

    @Override
    public Gate arm() {
        return hit -> hit.elapsed().compareTo(start) >= 0;
    }

    @Override
    public String text() {
        return "after " + Durations.format(start);
    }

    @Override
    public Duration from() {
        return start;
    }
}
