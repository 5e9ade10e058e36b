package io.chaoskit.validator;

/** How much a violation weighs. */
public enum Severity {
    /** Fails its iteration and the run. */
    CRITICAL,
    /** Fails its iteration; the thresholds decide about the run. */
    WARNING,
    /** Is reported, and fails nothing. */
    INFO
}
