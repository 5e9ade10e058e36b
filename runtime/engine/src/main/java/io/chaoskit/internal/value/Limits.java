package io.chaoskit.internal.value;

/** Limits of numbers that a user wrote. Rejects, never clamps. */
public final class Limits {

    private static final int MOST_LANES = 1_000;

    private Limits() {}

    /**
     * Passes a number on.
     *
     * @param smallest the least that is allowed
     * @param subject what it is for, as the user wrote it
     * @param value the number
     * @return the same
     * @throws IllegalArgumentException if it is less
     */
    public static int atLeast(int smallest, String subject, int value) {
        if (value < smallest) {
            throw new IllegalArgumentException(subject + " must be " + smallest + " or more, but was " + value);
        }
        return value;
    }

    /**
     * Passes a number of lanes on.
     *
     * @param subject the word or the option for it
     * @param count the number
     * @return the same
     * @throws IllegalArgumentException if it is not 1 to 1000: each lane is a thread with counters of its own
     */
    public static int lanes(String subject, int count) {
        if (atLeast(1, subject, count) > MOST_LANES) {
            throw new IllegalArgumentException(
                    subject + " must be at most " + MOST_LANES + ", since each is a thread, but was " + count);
        }
        return count;
    }
}
