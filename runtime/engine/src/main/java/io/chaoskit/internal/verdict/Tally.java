package io.chaoskit.internal.verdict;

import io.chaoskit.internal.text.Plural;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Probability;
import io.chaoskit.verdict.Thresholds;
import io.chaoskit.verdict.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The tally of a run: what the verdict depends on.
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

    /**
     * A verdict and its reasons.
     *
     * @param verdict the word
     * @param reasons why it is not PASS, the gravest first; empty for PASS
     */
    public record Judgement(Verdict verdict, List<String> reasons) {

        /** Copies the list. */
        public Judgement {
            reasons = List.copyOf(reasons);
        }

        /**
         * The verdict in one sentence.
         *
         * @param passed iterations
         * @param total iterations
         * @param seed of the run
         * @return with its first reason
         */
        public String summary(long passed, long total, long seed) {
            String why = reasons.isEmpty() ? "" : ": " + reasons.get(0);
            return verdict + why + " (" + passed + " of " + total + " iterations passed, seed " + seed + ")";
        }
    }

    /**
     * Judges the run.
     *
     * @param thresholds how much may go wrong
     * @return the verdict with every reason for not being PASS, the gravest first
     */
    public Judgement judge(Thresholds thresholds) {
        return judge(thresholds, false);
    }

    /**
     * Judges a shard of a run: how many iterations may fail, and how long they may take, says the whole run.
     *
     * @param thresholds of the whole run
     * @return the verdict with every reason for not being PASS, the gravest first
     */
    public Judgement judgePart(Thresholds thresholds) {
        return judge(thresholds, true);
    }

    private Judgement judge(Thresholds thresholds, boolean part) {
        List<String> failing = new ArrayList<>();
        List<String> doubtful = new ArrayList<>(doubts);
        for (Violations each : violations) {
            judge(each, thresholds, failing, doubtful);
        }
        if (!part) {
            judgeCounts(thresholds, failing);
        }
        failing.addAll(fatal);
        if (failing.isEmpty() && failed > 0) {
            String judged = part ? "; the thresholds are for the merged report" : ", within the thresholds";
            doubtful.add(0, failed + " of " + total + " iterations failed" + judged);
        }
        Verdict verdict = !failing.isEmpty() ? Verdict.FAIL : !doubtful.isEmpty() ? Verdict.UNSTABLE : Verdict.PASS;
        failing.addAll(doubtful);
        return new Judgement(verdict, failing);
    }

    private static void judge(Violations each, Thresholds thresholds, List<String> failing, List<String> doubtful) {
        boolean named = isAmong(thresholds.critical(), each);
        boolean spared = isAmong(thresholds.warning(), each);
        String text = each.name() + " was violated " + (each.count() == 1 ? "once" : each.count() + " times");
        if (named || thresholds.requireAll() || (each.fatal() && !spared)) {
            failing.add(text);
        } else if (each.doubtful() || each.fatal()) {
            doubtful.add(text);
        }
    }

    private static boolean isAmong(Set<String> names, Violations each) {
        return names.contains(each.id()) || names.contains(each.name());
    }

    private void judgeCounts(Thresholds thresholds, List<String> failing) {
        double least = thresholds.minSuccessRate().value();
        double rate = successRate();
        if (rate < least) {
            failing.add("success rate must be at least " + percent(least) + ", but was " + percent(rate));
        }
        long most = thresholds.maxFailedIterations();
        if (failed > most) {
            failing.add("at most " + Plural.of(most, "iteration") + " may fail, but " + failed + " did");
        }
        thresholds
                .maxAverageDuration()
                .filter(limit -> average.compareTo(limit) > 0)
                .ifPresent(limit -> failing.add("the average iteration may take " + Durations.format(limit)
                        + ", but took " + Durations.format(Duration.ofNanos(average.toNanos() / 1000 * 1000))));
    }

    private static String percent(double rate) {
        // Rounded down, so that 99.999 % is not written as 100; in decimal, so that 57 % is not written as 56.99.
        BigDecimal hundredths = BigDecimal.valueOf(rate).movePointRight(2).setScale(2, RoundingMode.FLOOR);
        return Probability.plain(hundredths.doubleValue()) + " %";
    }
}
