package io.chaoskit.internal.text;

/** Counts of things as people write them. */
public final class Plural {

    private Plural() {}

    /**
     * A number with its noun.
     *
     * @param count how many
     * @param noun in the singular; its plural ends in s
     * @return for example {@code 1 hit}, {@code 2 hits}
     */
    public static String of(long count, String noun) {
        return count + " " + noun + (count == 1 ? "" : "s");
    }
}
