package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * Each iteration takes at least {@code min} and at most {@code max}.
 *
 * @param min zero or more
 * @param max at least {@code min}
 */
record ExecutionTime(Duration min, Duration max) implements Validator {

    /** Rejects bounds that are negative or the wrong way round. */
    public ExecutionTime {
        Durations.notNegative(min);
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException("executionTime(" + Durations.format(min) + ", " + Durations.format(max)
                    + ") must have min <= max; swap them");
        }
    }

    @Override
    public String id() {
        return "executionTime";
    }

    @Override
    public String name() {
        return "executionTime(" + Durations.format(min) + ", " + Durations.format(max) + ")";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public Check arm(RunAccess run) {
        return new Bounds(min.toNanos(), max.toNanos(), new Peak(), new Peak());
    }

    private record Bounds(long min, long max, Peak longest, Peak shortest) implements Check {

        @Override
        public Optional<String> check(Observation seen) {
            long took = longest.see(seen.elapsedNanos());
            shortest.see(-took);
            return took >= min && took <= max
                    ? Optional.empty()
                    : Optional.of("iteration must take " + Durations.rounded(min) + " to " + Durations.rounded(max)
                            + ", but took " + Durations.rounded(took));
        }

        @Override
        public String note() {
            return longest.nearness(max);
        }

        @Override
        public String measured() {
            return longest.seen()
                    ? Durations.rounded(-shortest.value()) + " to " + Durations.rounded(longest.value())
                    : "";
        }
    }
}
