package io.chaoskit.internal.report.compare;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * One thing that was compared.
 *
 * @param subject what it is
 * @param name what it is in words, such as the failures of one kind
 * @param change what became of it
 * @param before in the first run
 * @param after in the second run
 * @param difference in words, with its noise; empty for none
 * @param p how likely equal runs differ in anything as much as here, corrected for the number of tests; empty for what was not tested
 * @param note what to know of it; empty for none
 */
public record Finding(
        Subject subject,
        String name,
        Change change,
        Figure before,
        Figure after,
        String difference,
        OptionalDouble p,
        String note) {

    /** What is compared. */
    public enum Subject {
        /** The word over the whole run. */
        VERDICT,
        /** The share of iterations that passed. */
        SUCCESS,
        /** The latency of all iterations, by its ranks. */
        LATENCY,
        /** The latency of the slowest twentieth. */
        TAIL,
        /** Failures of one kind. */
        FAILURES,
        /** What an injector met and did. */
        INJECTOR
    }

    /**
     * A number with its text.
     *
     * @param value latencies in milliseconds, shares from 0 to 1, counts; NaN for no number
     * @param text for people
     */
    public record Figure(double value, String text) {}

    /** Rejects null. */
    public Finding {
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(change, "change");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(after, "after");
        Objects.requireNonNull(p, "p");
    }

    /**
     * Whether it must be told.
     *
     * @return false for what did not change
     */
    public boolean told() {
        return change != Change.SAME;
    }
}
