package io.chaoskit.effect;

/** Shows values of the system under test in texts. */
final class Values {

    private Values() {}

    /** A text in quotes, other things as they say themselves. */
    static String show(Object value) {
        return value instanceof CharSequence ? "'" + value + "'" : String.valueOf(value);
    }
}
