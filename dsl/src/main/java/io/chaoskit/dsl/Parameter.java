package io.chaoskit.dsl;

/**
 * What a script gives to a word.
 *
 * @param name for an option what the script writes
 * @param type what it must be, in words
 * @param passing how it is given
 * @param required whether it must be given
 * @param otherwise what it is when it is not given; null when there is no such value
 */
public record Parameter(String name, String type, Passing passing, boolean required, String otherwise) {

    /** How a parameter is given. */
    public enum Passing {
        /** At its place: {@code delay(5.ms)}. */
        POSITIONAL,
        /** By its name: {@code load: 80.percent}. */
        NAMED,
        /** As often as wanted: {@code all(a, b, c)}. */
        REPEATED
    }
}
