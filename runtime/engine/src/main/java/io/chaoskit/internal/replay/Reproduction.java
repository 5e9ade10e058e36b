package io.chaoskit.internal.replay;

import io.chaoskit.plan.Fault;
import io.chaoskit.report.Report;
import java.util.List;
import java.util.Optional;

/**
 * What came of trying to repeat a failure.
 *
 * @param reach how much of the run it needs; empty when it did not come again
 * @param failed how many tries failed in the same way
 * @param of how many there were with that reach; with the last one when it did not come again
 * @param runs how many there were in all
 * @param others other failures that came instead, for people, each once
 * @param trace what fired in a try that failed; empty for none
 * @param report of a try that failed, else of the last one; empty when there was none
 */
public record Reproduction(
        Optional<Reach> reach,
        int failed,
        int of,
        int runs,
        List<String> others,
        List<Fault> trace,
        Optional<Report> report) {

    /** Copies the lists. */
    public Reproduction {
        others = List.copyOf(others);
        trace = List.copyOf(trace);
    }

    /** Whether it came at least once. */
    public boolean reproduced() {
        return failed > 0;
    }

    /** Whether it came in a larger share of the tries, or in the same share of more. */
    boolean isSurerThan(Reproduction other) {
        long here = (long) failed * other.of;
        long there = (long) other.failed * of;
        return here > there || here == there && of > other.of;
    }

    /** Whether it came in some tries, and not in others. */
    public boolean flaky() {
        return reproduced() && failed < of;
    }
}
