package io.chaoskit.verdict;

import io.chaoskit.value.Durations;
import io.chaoskit.value.Probability;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * Thresholds: how much may go wrong before a run fails. Immutable; each {@code with} method returns a changed copy.
 *
 * @param minSuccessRate the share of iterations that must pass
 * @param maxFailedIterations the number of iterations that may fail; {@link Long#MAX_VALUE} for any
 * @param maxAverageDuration of an iteration; empty for any
 * @param requireAll whether every validator must hold in every iteration
 * @param critical validators whose violation fails the run, whatever their severity, by id or name
 * @param warning validators whose violation never fails the run by itself, by id or name
 */
public record Thresholds(
        Probability minSuccessRate,
        long maxFailedIterations,
        Optional<Duration> maxAverageDuration,
        boolean requireAll,
        Set<String> critical,
        Set<String> warning) {

    private static final long ANY = Long.MAX_VALUE;

    /** 95 % of the iterations must pass. */
    public static final Thresholds DEFAULT = of(0.95, ANY, false);
    /** Every iteration must pass and every validator hold. */
    public static final Thresholds STRICT = of(1, 0, true);
    /** 80 % of the iterations must pass, and no more than 200 fail. */
    public static final Thresholds RELAXED = of(0.8, 200, false);
    /** The presets by their names. */
    public static final Map<String, Thresholds> PRESETS =
            Map.of("default", DEFAULT, "strict", STRICT, "relaxed", RELAXED);

    /** Rejects a negative count and an average that is not more than zero. */
    public Thresholds {
        Objects.requireNonNull(minSuccessRate, "minSuccessRate");
        if (maxFailedIterations < 0) {
            throw new IllegalArgumentException("maxFailedIterations must be 0 or more, but was " + maxFailedIterations);
        }
        maxAverageDuration.ifPresent(limit -> Durations.positive("maxAverageDuration", limit));
        critical = Set.copyOf(critical);
        warning = Set.copyOf(warning);
    }

    private static Thresholds of(double rate, long failed, boolean requireAll) {
        return new Thresholds(new Probability(rate), failed, Optional.empty(), requireAll, Set.of(), Set.of());
    }

    /**
     * Changes the success rate.
     *
     * @param rate 0 to 1
     * @return a copy
     * @throws IllegalArgumentException if it is not within 0 to 1
     */
    public Thresholds withMinSuccessRate(double rate) {
        if (!(rate >= 0 && rate <= 1)) {
            throw new IllegalArgumentException(
                    "minSuccessRate must be between 0 and 1, but was " + Probability.plain(rate));
        }
        return new Thresholds(
                new Probability(rate), maxFailedIterations, maxAverageDuration, requireAll, critical, warning);
    }

    /**
     * Changes the number of iterations that may fail.
     *
     * @param max 0 or more
     * @return a copy
     * @throws IllegalArgumentException if negative
     */
    public Thresholds withMaxFailedIterations(long max) {
        return new Thresholds(minSuccessRate, max, maxAverageDuration, requireAll, critical, warning);
    }

    /**
     * Changes the average that an iteration may take.
     *
     * @param max more than zero
     * @return a copy
     * @throws IllegalArgumentException if not more than zero
     */
    public Thresholds withMaxAverageDuration(Duration max) {
        return new Thresholds(minSuccessRate, maxFailedIterations, Optional.of(max), requireAll, critical, warning);
    }

    /**
     * Changes whether every validator must hold in every iteration.
     *
     * @param all true to require it
     * @return a copy
     */
    public Thresholds withRequireAll(boolean all) {
        return new Thresholds(minSuccessRate, maxFailedIterations, maxAverageDuration, all, critical, warning);
    }

    /**
     * Names validators whose violation fails the run.
     *
     * @param names ids or names
     * @return a copy
     */
    public Thresholds withCritical(Set<String> names) {
        return new Thresholds(minSuccessRate, maxFailedIterations, maxAverageDuration, requireAll, names, warning);
    }

    /**
     * Names validators whose violation never fails the run by itself.
     *
     * @param names ids or names
     * @return a copy
     */
    public Thresholds withWarning(Set<String> names) {
        return new Thresholds(minSuccessRate, maxFailedIterations, maxAverageDuration, requireAll, critical, names);
    }
}
