package io.chaoskit.model;

/** The policy after a failed iteration. */
public enum FailurePolicy {
    /** Ends. Lanes that are within an iteration end it. */
    STOP,
    /** Goes on to the end; the thresholds judge. */
    RESUME
}
