package io.chaoskit.trigger;

import java.time.Duration;
import java.util.Optional;

/** One condition of a trigger. A value; what it counts during a run is in the gate that {@link #arm} makes. */
public sealed interface Condition
        permits Chance, EveryNth, EveryInterval, First, AfterHits, AfterTime, Between, Limit, RateLimit, When {

    /**
     * Makes the condition ready for one run.
     *
     * @return used by all lanes at once
     */
    Gate arm();

    /**
     * The word and its argument, as a user writes it.
     *
     * @return for example {@code every 50}
     */
    String text();

    /**
     * Whether a hit that passes uses something up, so that it must be asked after the others.
     *
     * @return true for what remembers the hits that passed
     */
    default boolean consumes() {
        return false;
    }

    /**
     * Whether what is used up never comes back, so that it must be asked last of all.
     *
     * @return true for a limit
     */
    default boolean countsFaults() {
        return false;
    }

    /**
     * Whether it tells hits apart, and means nothing where there is only the run.
     *
     * @return false for conditions of time alone
     */
    default boolean countsHits() {
        return false;
    }

    /**
     * The age of the run before which nothing fires.
     *
     * @return zero for conditions that do not say
     */
    default Duration from() {
        return Duration.ZERO;
    }

    /**
     * The age of the run from which on nothing fires any more.
     *
     * @return empty for conditions that do not say
     */
    default Optional<Duration> until() {
        return Optional.empty();
    }
}
