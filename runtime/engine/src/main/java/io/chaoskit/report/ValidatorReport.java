package io.chaoskit.report;

import io.chaoskit.validator.Severity;

/**
 * The report of one validator: its violations.
 *
 * @param id unique in the scenario
 * @param name the user's label, or the validator as written
 * @param severity how much a violation weighs
 * @param status held, violated, crashed or skipped
 * @param failures how often it was violated or crashed
 * @param message the first violation; empty when it held
 * @param measured the extreme value that was seen; empty for none
 * @param looked when it looked, for a condition of the user's own, such as {@code at 12 quiet points}; empty when that goes without saying
 * @param note what to know although it held, such as how near its limit it came; empty for none
 */
public record ValidatorReport(
        String id,
        String name,
        Severity severity,
        Status status,
        long failures,
        String message,
        String measured,
        String looked,
        String note) {

    /** What it found. */
    public enum Status {
        /** It held in every iteration. */
        PASSED,
        /** It was violated at least once. */
        FAILED,
        /** It could not tell at least once, and was never violated. */
        CRASHED,
        /** It never looked. */
        SKIPPED
    }
}
