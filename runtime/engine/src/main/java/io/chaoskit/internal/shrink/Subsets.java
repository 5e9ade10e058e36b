package io.chaoskit.internal.shrink;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The subsets of a few faults, by size. */
final class Subsets {

    private Subsets() {}

    /** The first subset of that size that is wanted, in the order of the faults; null when none is. */
    static <F> List<F> first(List<F> all, int size, Predicate<List<F>> wanted) {
        return first(all, size, 0, new ArrayList<>(), wanted);
    }

    private static <F> List<F> first(List<F> all, int size, int from, List<F> chosen, Predicate<List<F>> wanted) {
        if (chosen.size() == size) {
            return wanted.test(chosen) ? List.copyOf(chosen) : null;
        }
        for (int i = from; i <= all.size() - (size - chosen.size()); i++) {
            chosen.add(all.get(i));
            List<F> found = first(all, size, i + 1, chosen, wanted);
            chosen.remove(chosen.size() - 1);
            if (found != null) {
                return found;
            }
        }
        return null;
    }
}
