package io.chaoskit.report;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A shard: one of several parts of a run, which together have all of its iterations. The first shard has the iterations 1, 1 + count,
 * 1 + 2 count …, the second 2, 2 + count …
 *
 * @param index from 1
 * @param count how many parts there are, 1 to 100,000
 */
public record Shard(int index, int count) {

    private static final Pattern TEXT = Pattern.compile("(\\d{1,6})/(\\d{1,6})");
    private static final int MOST = 100_000;

    /** Rejects what is no part. */
    public Shard {
        if (count < 1 || count > MOST || index < 1 || index > count) {
            throw new IllegalArgumentException(
                    "a shard must be from 1/N to N/N, N at most " + MOST + ", but was " + index + "/" + count);
        }
    }

    /**
     * Reads a shard.
     *
     * @param text such as {@code 2/8}
     * @return empty when it does not look like one
     * @throws IllegalArgumentException if there is no such part
     */
    public static Optional<Shard> parse(String text) {
        Matcher parts = TEXT.matcher(text);
        return parts.matches()
                ? Optional.of(new Shard(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2))))
                : Optional.empty();
    }

    @Override
    public String toString() {
        return index + "/" + count;
    }
}
