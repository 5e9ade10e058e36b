package io.chaoskit.internal.text;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Suggestions for misspelled words. */
public final class Nearest {

    private Nearest() {}

    /**
     * The candidate that needs the fewest edits, when they are few enough to be a slip.
     *
     * @param word what was typed
     * @param candidates what there is
     * @return empty when nothing is near; ties go to the first in alphabetical order
     */
    public static Optional<String> to(String word, Collection<String> candidates) {
        String typed = word.toLowerCase(Locale.ROOT);
        int allowed = Math.max(1, word.length() / 3);
        return candidates.stream()
                .sorted()
                .min(Comparator.comparingInt(each -> edits(typed, each.toLowerCase(Locale.ROOT))))
                .filter(each -> edits(typed, each.toLowerCase(Locale.ROOT)) <= allowed);
    }

    /**
     * The candidate of several groups that needs the fewest edits.
     *
     * @param word what was typed
     * @param groups of two that are as near, the one of the earlier group is meant
     * @return empty when nothing is near
     */
    public static Optional<String> toFirst(String word, List<? extends Collection<String>> groups) {
        String typed = word.toLowerCase(Locale.ROOT);
        return groups.stream()
                .flatMap(group -> to(word, group).stream())
                .min(Comparator.comparingInt(each -> edits(typed, each.toLowerCase(Locale.ROOT))));
    }

    /** Insertions, deletions, substitutions and swaps of neighbours (optimal string alignment). */
    private static int edits(String from, String to) {
        int[][] cost = new int[from.length() + 1][to.length() + 1];
        for (int i = 0; i <= from.length(); i++) {
            for (int j = 0; j <= to.length(); j++) {
                cost[i][j] = i == 0 || j == 0 ? i + j : cheapest(cost, from, to, i, j);
            }
        }
        return cost[from.length()][to.length()];
    }

    private static int cheapest(int[][] cost, String from, String to, int i, int j) {
        int substituted = cost[i - 1][j - 1] + (from.charAt(i - 1) == to.charAt(j - 1) ? 0 : 1);
        int best = Math.min(substituted, Math.min(cost[i - 1][j], cost[i][j - 1]) + 1);
        boolean swapped =
                i > 1 && j > 1 && from.charAt(i - 1) == to.charAt(j - 2) && from.charAt(i - 2) == to.charAt(j - 1);
        return swapped ? Math.min(best, cost[i - 2][j - 2] + 1) : best;
    }
}
