package io.chaoskit.internal.dsl.block;

import io.chaoskit.internal.dsl.form.LatencyFigures;
import io.chaoskit.internal.dsl.form.Shown;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.time.Duration;
import java.util.Optional;

/**
 * Rules for a figure of the run in a condition: it is one that there is, and it is compared with what it can be compared with. Without
 * them a wrong condition would be found when the run is over, which may be a day later.
 */
interface FigureRules {

    /**
     * A value that a figure is compared with.
     *
     * @param value may be null
     */
    record Other(Object value) {}

    /** The rules for a word; {@code figure} is null when the word stands by itself. */
    static FigureRules of(SourceLocation at, String word, String figure) {
        return word.equals("latency") ? new OfLatency(at, Optional.ofNullable(figure)) : new OfSuccessRate(at);
    }

    /**
     * What is wrong with it.
     *
     * @param operator that compares it; null for none
     * @param alone whether it is a condition by itself
     * @param other what it is compared with; empty when that is not known yet
     */
    Optional<Mistake> check(String operator, boolean alone, Optional<Other> other);

    /**
     * Rules for {@code latency}.
     *
     * @param at where
     * @param figure for example {@code p95}
     */
    record OfLatency(SourceLocation at, Optional<String> figure) implements FigureRules {

        @Override
        public Optional<Mistake> check(String operator, boolean alone, Optional<Other> other) {
            if (figure.isPresent() && !LatencyFigures.isKnown(figure.get())) {
                return Optional.of(new Mistake(
                        at,
                        "latency has no '" + figure.get() + "'",
                        "there are: min, mean, max, and percentiles such as p50, p95, p999"));
            }
            if (figure.isEmpty() && (alone || operator != null)) {
                return Optional.of(
                        new Mistake(at, "latency must be asked for a figure", "assert latency.p95 < 200.ms"));
            }
            String subject = "latency." + figure.orElse("");
            return alone
                    ? Optional.of(alwaysTrue(at, subject, "< 200.ms"))
                    : other.filter(each -> !(each.value() instanceof Duration))
                            .map(each -> new Mistake(at, subject + withDuration(each.value()), hint(each.value())));
        }

        private static String withDuration(Object given) {
            return " must be compared with a duration, but was compared with " + Shown.of(given);
        }

        private String hint(Object given) {
            return given instanceof Number
                    ? "did you mean " + given + ".ms or " + given + ".s?"
                    : "latency." + figure.orElse("p95") + " < 200.ms";
        }
    }

    /**
     * Rules for {@code successRate}.
     *
     * @param at where
     */
    record OfSuccessRate(SourceLocation at) implements FigureRules {

        @Override
        public Optional<Mistake> check(String operator, boolean alone, Optional<Other> other) {
            return alone
                    ? Optional.of(alwaysTrue(at, "successRate", ">= 95.percent"))
                    : other.flatMap(each -> check(operator, each.value()));
        }

        private Optional<Mistake> check(String operator, Object given) {
            double share = given instanceof Number number ? number.doubleValue() : Double.NaN;
            if (!(share >= 0 && share <= 1)) {
                return Optional.of(new Mistake(
                        at,
                        "successRate must be compared with a share from 0 to 1, but was compared with "
                                + Shown.of(given),
                        share > 1 && share <= 100
                                ? "did you mean " + Shown.of(given) + ".percent?"
                                : "successRate >= 95.percent"));
            }
            boolean always = operator.equals(">=") && share == 0 || operator.equals("<=") && share == 1;
            return always
                    ? Optional.of(new Mistake(
                            at,
                            "successRate " + operator + " " + Shown.of(given) + " is always true",
                            "successRate >= 95.percent"))
                    : Optional.empty();
        }
    }

    private static Mistake alwaysTrue(SourceLocation at, String subject, String comparison) {
        return new Mistake(
                at,
                subject + " must be compared, but stands alone, which is always true",
                "assert " + subject + " " + comparison);
    }
}
