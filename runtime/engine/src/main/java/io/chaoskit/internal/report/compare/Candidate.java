package io.chaoskit.internal.report.compare;

import java.util.ArrayList;
import java.util.List;

/**
 * Something that was tested and not yet judged: whether it changed depends on how many tests there are.
 *
 * @param p how likely chance makes the difference, if this were the only test
 * @param judgement of this and a corrected probability
 */
record Candidate(double p, Judgement judgement) {

    /** Makes the finding. */
    @FunctionalInterface
    interface Judgement {

        /**
         * Judges.
         *
         * @param p corrected for the number of tests
         * @param significant whether that is small enough
         */
        Finding of(double p, boolean significant);
    }

    /**
     * Judges what belongs together.
     *
     * @param all the tests of a family
     * @param alpha how likely one of them may be wrong when nothing has changed
     * @param families how many families share the whole alpha
     */
    static List<Finding> judge(List<Candidate> all, double alpha, int families) {
        double[] corrected = Holm.corrected(all.stream().map(Candidate::p).toList());
        List<Finding> findings = new ArrayList<>();
        for (int i = 0; i < corrected.length; i++) {
            double p = Math.min(1, families * corrected[i]);
            findings.add(all.get(i).judgement.of(p, p <= alpha));
        }
        return findings;
    }
}
