package io.chaoskit.verdict;

/** The verdict of a run. */
public enum Verdict {
    /** Everything held, and everything that was armed was tried. */
    PASS,
    /** Within the thresholds, but something was wrong or nothing was proven. */
    UNSTABLE,
    /** Outside the thresholds. */
    FAIL;

    /**
     * The worse of two.
     *
     * @param other another
     * @return this or the other
     */
    public Verdict worse(Verdict other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
