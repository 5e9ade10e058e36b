package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Objects;

/**
 * The system recovers: within a time after the last iteration, when nothing is injected any more, a condition comes true. It is
 * asked again and again until then, by a thread of ChaosKit's.
 *
 * @param within more than zero
 * @param condition a violated assertion or an exception of it means: not yet
 */
public record Eventually(Duration within, OutcomeCheck condition) implements Validator {

    /** Rejects zero and less. */
    public Eventually {
        Durations.positive("eventually", within);
        Objects.requireNonNull(condition, "condition");
    }

    @Override
    public String id() {
        return "eventually";
    }

    @Override
    public String name() {
        return "eventually(" + Durations.format(within) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return new Recovery(this, run);
    }
}
