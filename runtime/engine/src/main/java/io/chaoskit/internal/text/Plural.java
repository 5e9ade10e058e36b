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

    /**
     * A part of things.
     *
     * @param count how many
     * @param all of how many
     * @param noun in the singular; its plural ends in s
     * @return for example {@code 0 of 1 iteration}, {@code 1 of 2 iterations}
     */
    public static String of(long count, long all, String noun) {
        return count + " of " + of(all, noun);
    }

    /**
     * How often something happened.
     *
     * @param count 1 or more
     * @return for example {@code once}, {@code 2 times}
     */
    public static String times(long count) {
        return count == 1 ? "once" : count + " times";
    }
}
