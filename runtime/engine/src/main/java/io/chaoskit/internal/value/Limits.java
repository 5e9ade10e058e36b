package io.chaoskit.internal.value;

/** Limits of numbers that a user wrote. Rejects, never clamps. */
public final class Limits {

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
}
