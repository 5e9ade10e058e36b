package io.chaoskit.internal.report.compare;

import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;

/** Holm's correction: of several tests, how likely is it that chance alone makes at least one as small as this. */
final class Holm {

    private Holm() {}

    /**
     * Corrects probabilities.
     *
     * @param each of one test, in any order
     * @return the corrected ones, in the same order
     */
    static double[] corrected(List<Double> each) {
        int[] ascending = IntStream.range(0, each.size())
                .boxed()
                .sorted(Comparator.comparing(each::get))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] corrected = new double[each.size()];
        double last = 0;
        for (int i = 0; i < ascending.length; i++) {
            last = Math.max(last, Math.min(1, (ascending.length - i) * each.get(ascending[i])));
            corrected[ascending[i]] = last;
        }
        return corrected;
    }
}
