package io.chaoskit.internal.dsl.form;

import groovy.lang.GroovyObjectSupport;
import groovy.lang.MissingPropertyException;
import io.chaoskit.validator.RunOutcome;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long the iterations of a run took: {@code latency.p95}, {@code latency.p999} for 99.9 %, {@code latency.max}. All that is not
 * a word ends in {@code $}.
 */
public final class LatencyFigures extends GroovyObjectSupport {

    private static final Pattern PERCENTILE = Pattern.compile("p(\\d{1,2})(\\d*)");

    private final RunOutcome outcome$;

    LatencyFigures(RunOutcome outcome) {
        this.outcome$ = outcome;
    }

    /** Whether there is such a figure. */
    public static boolean isKnown(String name) {
        return name.equals("max")
                || name.equals("min")
                || name.equals("mean")
                || PERCENTILE.matcher(name).matches();
    }

    /** The two first digits are percent, more digits their decimals. */
    @Override
    public Object getProperty(String name) {
        Matcher percentile = PERCENTILE.matcher(name);
        if (percentile.matches()) {
            return percentile(Double.parseDouble(percentile.group(1) + "." + percentile.group(2) + "0"));
        }
        return switch (name) {
            case "max" -> percentile(100);
            case "min" -> outcome$.shortestLatency();
            case "mean" -> outcome$.meanLatency();
            default ->
                throw new MissingPropertyException("latency has no '" + name
                        + "'; there are min, mean, max and percentiles such as p50, p95, p999");
        };
    }

    /** A percentile that is no whole number. */
    public Duration percentile(Number percent) {
        return outcome$.latency(percent.doubleValue());
    }

    /** For the picture of a condition that does not hold. */
    @Override
    public String toString() {
        return "p50 " + rounded(percentile(50)) + ", p95 " + rounded(percentile(95)) + ", max "
                + rounded(percentile(100));
    }

    private static String rounded(Duration latency) {
        return Durations.rounded(latency.toNanos());
    }
}
