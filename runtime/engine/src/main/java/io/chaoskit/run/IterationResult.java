package io.chaoskit.run;

import io.chaoskit.plan.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Objects;

/**
 * One iteration that ended.
 *
 * @param iteration from 1
 * @param lane from 1
 * @param passed whether nothing that counts failed
 * @param duration how long its steps took; zero when its target could not be made
 * @param faults its trace
 */
public record IterationResult(long iteration, int lane, boolean passed, Duration duration, List<Fault> faults) {

    /** Rejects null. */
    public IterationResult {
        Objects.requireNonNull(duration, "duration");
        Objects.requireNonNull(faults, "faults");
    }
}
