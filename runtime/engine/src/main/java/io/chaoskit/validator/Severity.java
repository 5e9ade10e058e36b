package io.chaoskit.validator;

/** The severity of a violation. */
public enum Severity {
    /** Fails its iteration and the run. */
    CRITICAL,
    /** Fails its iteration; the thresholds decide about the run. */
    WARNING,
    /** Is reported, and fails nothing. */
    INFO
}
