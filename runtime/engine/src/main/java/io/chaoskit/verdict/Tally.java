package io.chaoskit.verdict;

import java.time.Duration;
import java.util.List;

/**
 * What happened in a run, as far as the verdict depends on it.
 *
 * @param total iterations that were completed
 * @param failed those that failed
 * @param average time of an iteration
 * @param violations per validator that was violated
 * @param fatal what fails the run whatever the thresholds say
 * @param doubts what makes it at least UNSTABLE
 */
public record Tally(
        long total,
        long failed,
        Duration average,
        List<Violations> violations,
        List<String> fatal,
        List<String> doubts) {

    /** Copies the lists. */
    public Tally {
        violations = List.copyOf(violations);
        fatal = List.copyOf(fatal);
        doubts = List.copyOf(doubts);
    }

    /**
     * The share of iterations that passed.
     *
     * @return 1 when there was none
     */
    public double successRate() {
        return total == 0 ? 1 : (total - failed) / (double) total;
    }

    /**
     * The violations of one validator.
     *
     * @param id its id
     * @param name its name
     * @param count how many
     * @param fatal whether it is critical
     * @param doubtful whether it is a warning
     */
    public record Violations(String id, String name, long count, boolean fatal, boolean doubtful) {}
}
