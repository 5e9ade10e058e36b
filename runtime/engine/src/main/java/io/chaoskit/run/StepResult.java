package io.chaoskit.run;

import java.time.Duration;
import java.util.Objects;

/**
 * One step that ended.
 *
 * @param iteration from 1
 * @param lane from 1
 * @param step its name
 * @param passed whether it ended well, or with what it may end with
 * @param duration how long it took, without what was injected before it
 */
public record StepResult(long iteration, int lane, String step, boolean passed, Duration duration) {

    /** Rejects null. */
    public StepResult {
        Objects.requireNonNull(step, "step");
        Objects.requireNonNull(duration, "duration");
    }
}
