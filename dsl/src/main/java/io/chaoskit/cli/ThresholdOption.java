package io.chaoskit.cli;

import io.chaoskit.internal.text.Nearest;
import io.chaoskit.validator.RunOutcome;
import io.chaoskit.validator.Validator;
import io.chaoskit.validator.Validators;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Probability;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * A limit on a figure of a run, as {@code --threshold} takes it: {@code latency.p95<200ms}, {@code successRate>=95%}. It is a critical check
 * that looks once, after the last iteration.
 *
 * @param figure its name
 * @param comparison one of {@code < <= > >=}
 * @param limit as the user wrote it
 * @param measured reads the figure
 * @param bound the limit as a number: nanoseconds, a share or a count
 * @param text writes a number of this kind
 */
record ThresholdOption(
        String figure,
        Comparison comparison,
        String limit,
        Function<RunOutcome, Double> measured,
        double bound,
        Function<Double, String> text) {

    private static final String OPTION = "--threshold";
    private static final String EXAMPLE = OPTION + " 'latency.p95<200ms'";
    private static final Pattern FORM = Pattern.compile("\\s*([A-Za-z][A-Za-z0-9_.]*)\\s*([<>=!]+)\\s*(\\S.*?)\\s*");
    private static final Pattern PERCENTILE = Pattern.compile("latency\\.p(\\d{1,2}(?:\\.\\d+)?)");
    private static final Pattern SHARE = Pattern.compile("(\\d+(?:\\.\\d+)?)\\s*(%?)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final int HUNDRED = 100;

    private static final Map<String, Function<RunOutcome, Double>> TIMES = new TreeMap<>(Map.of(
            "latency.min", run -> nanos(run.shortestLatency()),
            "latency.mean", run -> nanos(run.meanLatency()),
            "latency.p50", run -> nanos(run.latency(50)),
            "latency.p90", run -> nanos(run.latency(90)),
            "latency.p95", run -> nanos(run.latency(95)),
            "latency.p99", run -> nanos(run.latency(99)),
            "latency.max", run -> nanos(run.latency(HUNDRED))));
    private static final Map<String, Function<RunOutcome, Double>> COUNTS = new TreeMap<>(
            Map.of("iterations", run -> (double) run.iterations(), "failures", run -> (double) run.failed()));
    private static final String RATE = "successRate";
    private static final List<String> FIGURES = Stream.of(
                    TIMES.keySet().stream(), Stream.of(RATE), COUNTS.keySet().stream())
            .flatMap(names -> names)
            .toList();

    /** How a figure must compare with its limit. */
    enum Comparison {
        LESS("<", "less than"),
        AT_MOST("<=", "at most"),
        MORE(">", "more than"),
        AT_LEAST(">=", "at least");

        private final String sign;
        private final String words;

        Comparison(String sign, String words) {
            this.sign = sign;
            this.words = words;
        }

        private boolean holds(double measured, double bound) {
            return switch (this) {
                case LESS -> measured < bound;
                case AT_MOST -> measured <= bound;
                case MORE -> measured > bound;
                case AT_LEAST -> measured >= bound;
            };
        }

        private static Comparison of(String sign) throws MistakesFound {
            for (Comparison each : values()) {
                if (each.sign.equals(sign)) {
                    return each;
                }
            }
            String meant = sign.contains("<") ? "<=" : sign.contains(">") ? ">=" : "";
            throw MistakesFound.in(
                    "",
                    OPTION + " must compare with one of <, <=, >, >=, but was '" + sign + "'",
                    meant.isEmpty() ? EXAMPLE : "did you mean '" + meant + "'?");
        }
    }

    /** Reads one. */
    static ThresholdOption parse(String typed) throws MistakesFound {
        Matcher form = FORM.matcher(typed);
        if (!form.matches()) {
            throw MistakesFound.in(
                    "", OPTION + " must be a figure, a comparison and a limit, but was '" + typed + "'", EXAMPLE);
        }
        String figure = form.group(1);
        String limit = form.group(3);
        if (figure.equals(RATE)) {
            Comparison comparison = Comparison.of(form.group(2));
            return new ThresholdOption(
                    figure, comparison, limit, RunOutcome::successRate, share(limit), ThresholdOption::percent);
        }
        if (COUNTS.containsKey(figure)) {
            Comparison comparison = Comparison.of(form.group(2));
            return new ThresholdOption(
                    figure, comparison, limit, COUNTS.get(figure), count(figure, limit), Probability::plain);
        }
        Function<RunOutcome, Double> time = time(figure);
        Comparison comparison = Comparison.of(form.group(2));
        return new ThresholdOption(
                figure,
                comparison,
                limit,
                time,
                nanos(duration(figure, limit)),
                nanos -> Durations.rounded(nanos.longValue()));
    }

    private static Function<RunOutcome, Double> time(String figure) throws MistakesFound {
        Matcher percentile = PERCENTILE.matcher(figure);
        if (TIMES.containsKey(figure)) {
            return TIMES.get(figure);
        }
        if (percentile.matches() && Double.parseDouble(percentile.group(1)) > 0) {
            double share = Double.parseDouble(percentile.group(1));
            return run -> nanos(run.latency(share));
        }
        throw MistakesFound.in(
                "",
                OPTION + " must be on one of " + String.join(", ", FIGURES) + ", but was on '" + figure + "'",
                Nearest.to(figure, FIGURES)
                        .map(near -> "did you mean '" + near + "'?")
                        .orElse(EXAMPLE));
    }

    private static Duration duration(String figure, String limit) throws MistakesFound {
        try {
            return Durations.parse(limit);
        } catch (IllegalArgumentException e) {
            String[] parts = e.getMessage()
                    .replaceFirst("^duration", OPTION + " on " + figure)
                    .split("; ", 2);
            throw MistakesFound.in("", parts[0], parts.length > 1 ? parts[1] : EXAMPLE);
        }
    }

    private static double share(String limit) throws MistakesFound {
        Matcher share = SHARE.matcher(limit);
        if (!share.matches()) {
            throw MistakesFound.in(
                    "",
                    OPTION + " on " + RATE + " must be a share, but was '" + limit + "'",
                    "write it like 95% or 0.95");
        }
        boolean percent = !share.group(2).isEmpty();
        double value = Double.parseDouble(share.group(1)) / (percent ? HUNDRED : 1);
        if (value > 1) {
            throw MistakesFound.in(
                    "",
                    OPTION + " on " + RATE + " must be between 0 and 1, or 0% and 100%, but was '" + limit + "'",
                    percent || value > HUNDRED ? "write it like 95% or 0.95" : "did you mean '" + limit + "%'?");
        }
        return value;
    }

    private static double count(String figure, String limit) throws MistakesFound {
        if (!COUNT.matcher(limit).matches()) {
            throw MistakesFound.in(
                    "",
                    OPTION + " on " + figure + " must be a whole number, but was '" + limit + "'",
                    OPTION + " '" + figure + (figure.equals("failures") ? "<=" : ">=") + "10'");
        }
        return Long.parseLong(limit);
    }

    private static double nanos(Duration time) {
        return time.toNanos();
    }

    /** Rounded down, so that 99.999 % is not written as 100. */
    private static String percent(double share) {
        return Probability.plain(Math.floor(share * HUNDRED * HUNDRED) / HUNDRED) + "%";
    }

    /** As it stands in reports. */
    String name() {
        return figure + " " + comparison.sign + " " + limit;
    }

    /** The check, which says what was measured. */
    Validator validator() {
        return Validators.outcome("threshold", name(), this::holds);
    }

    /** Throws what was measured when it does not. */
    boolean holds(RunOutcome run) {
        double found = measured.apply(run);
        if (comparison.holds(found, bound)) {
            return true;
        }
        throw new AssertionError(
                figure + " must be " + comparison.words + " " + limit + ", but was " + text.apply(found));
    }
}
