package io.chaoskit.internal.verdict;

import io.chaoskit.internal.text.Plural;
import io.chaoskit.internal.text.Visible;
import io.chaoskit.report.Cause;
import io.chaoskit.report.Failure;
import io.chaoskit.report.FailureKind;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.validator.Severity;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Probability;
import io.chaoskit.verdict.Thresholds;
import io.chaoskit.verdict.Verdict;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The tally of a run: what the verdict depends on.
 *
 * @param total iterations that were completed
 * @param failed those that failed
 * @param average time of an iteration
 * @param violations per validator that was violated
 * @param kinds of its failures
 * @param causes what else the verdict rests on
 */
public record Tally(
        long total,
        long failed,
        Duration average,
        List<Violations> violations,
        List<FailureKind> kinds,
        List<Cause> causes) {

    private static final int MOST_STEPS = 3;
    private static final int LINE = 300;

    /** Copies the lists. */
    public Tally {
        violations = List.copyOf(violations);
        kinds = List.copyOf(kinds);
        causes = List.copyOf(causes);
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
    public record Violations(String id, String name, long count, boolean fatal, boolean doubtful) {

        /** So many of a validator with this severity. */
        public static Violations of(String id, String name, long count, Severity severity) {
            return new Violations(id, name, count, severity == Severity.CRITICAL, severity == Severity.WARNING);
        }

        /** Those that a report tells of a validator. */
        public static Violations of(ValidatorReport validator) {
            return of(validator.id(), validator.name(), validator.failures(), validator.severity());
        }
    }

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
            String why = reasons.isEmpty() ? "" : ": " + Visible.line(reasons.get(0), LINE);
            return verdict + why + " (" + Plural.of(passed, total, "iteration") + " passed, seed " + seed + ")";
        }
    }

    /**
     * Judges the run.
     *
     * @param thresholds how much may go wrong
     * @return the verdict with every reason for not being PASS: what went wrong itself, then what follows from it, then the doubts
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
        List<String> failing = texts(EnumSet.of(Cause.Kind.FATAL));
        List<String> wrong = new ArrayList<>();
        for (Violations each : violations) {
            judge(each, thresholds, failing, wrong);
        }
        wrong.addAll(steps());
        List<String> consequences = part ? new ArrayList<>() : exceeded(thresholds);
        consequences.addAll(texts(EnumSet.of(Cause.Kind.ENDED)));
        List<String> doubtful = new ArrayList<>();
        (consequences.isEmpty() ? doubtful : failing).addAll(wrong);
        failing.addAll(consequences);
        if (failing.isEmpty() && failed > 0) {
            String judged = part ? "; the thresholds are for the merged report" : ", within the thresholds";
            doubtful.add(Plural.of(failed, total, "iteration") + " failed" + judged);
        }
        EnumSet<Cause.Kind> doubts = EnumSet.complementOf(EnumSet.of(Cause.Kind.FATAL, Cause.Kind.ENDED));
        if (!thresholds.requireAll()) {
            doubts.remove(Cause.Kind.IDLE);
        }
        doubtful.addAll(texts(doubts));
        Verdict verdict = !failing.isEmpty() ? Verdict.FAIL : !doubtful.isEmpty() ? Verdict.UNSTABLE : Verdict.PASS;
        failing.addAll(doubtful);
        return new Judgement(verdict, failing);
    }

    private List<String> texts(Set<Cause.Kind> which) {
        return causes.stream()
                .filter(each -> which.contains(each.kind()))
                .map(Cause::text)
                .collect(Collectors.toCollection(ArrayList::new));
    }

    /** What steps threw that made iterations fail; panics are fatal themselves. */
    private List<String> steps() {
        List<FailureKind> steps = kinds.stream()
                .filter(each -> each.kind() == Failure.Kind.STEP && each.severity() == Severity.WARNING)
                .toList();
        List<String> shown = new ArrayList<>();
        steps.stream()
                .limit(MOST_STEPS)
                .map(each -> each.message() + (each.count() == 1 ? "" : " (" + Plural.times(each.count()) + ")"))
                .forEach(shown::add);
        if (steps.size() > MOST_STEPS) {
            shown.add("steps failed in " + Plural.of(steps.size() - MOST_STEPS, "more way"));
        }
        return shown;
    }

    private static void judge(Violations each, Thresholds thresholds, List<String> failing, List<String> wrong) {
        boolean named = isAmong(thresholds.critical(), each);
        boolean spared = isAmong(thresholds.warning(), each);
        String text = each.name() + " was violated " + Plural.times(each.count());
        if (named || thresholds.requireAll() || (each.fatal() && !spared)) {
            failing.add(text);
        } else if (each.doubtful() || each.fatal()) {
            wrong.add(text);
        }
    }

    private static boolean isAmong(Set<String> names, Violations each) {
        return names.contains(each.id()) || names.contains(each.name());
    }

    /** What fails the run because of the iterations that failed. */
    private List<String> exceeded(Thresholds thresholds) {
        List<String> failing = new ArrayList<>();
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
        return failing;
    }

    private static String percent(double rate) {
        // Rounded down, so that 99.999 % is not written as 100; in decimal, so that 57 % is not written as 56.99.
        BigDecimal hundredths = BigDecimal.valueOf(rate).movePointRight(2).setScale(2, RoundingMode.FLOOR);
        return Probability.plain(hundredths.doubleValue()) + " %";
    }
}
