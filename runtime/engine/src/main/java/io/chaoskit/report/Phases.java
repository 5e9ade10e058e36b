package io.chaoskit.report;

import java.time.Duration;
import java.util.Objects;

/**
 * The phases of a run, which together are its duration.
 *
 * @param prepared until the first iteration that counts: the target made, classes woven, set up and warmed up
 * @param ran until the last iteration ended
 * @param cleanedUp until the end: the last checks, and all that is undone
 */
public record Phases(Duration prepared, Duration ran, Duration cleanedUp) {

    /** Of a run that is not measured. */
    public static final Phases NONE = new Phases(Duration.ZERO, Duration.ZERO, Duration.ZERO);

    /** Rejects null parts. */
    public Phases {
        Objects.requireNonNull(prepared, "prepared");
        Objects.requireNonNull(ran, "ran");
        Objects.requireNonNull(cleanedUp, "cleanedUp");
    }
}
