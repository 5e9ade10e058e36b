package io.chaoskit.trigger;

import io.chaoskit.internal.value.Limits;
import io.chaoskit.site.Hit;
import io.chaoskit.value.Durations;
import io.chaoskit.value.InjectorMistake;
import io.chaoskit.value.Probability;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Predicate;

/** One condition of a trigger. A value; what it counts during a run is in the gate that {@link #arm} makes. */
sealed interface Condition {

    /** Makes the condition ready for one run. */
    Gate arm();

    /** The word and its argument, as a user writes it. */
    String text();

    /** Whether a hit that passes uses something up, so that it must be asked after the others. */
    default boolean consumes() {
        return false;
    }

    /** Whether what is used up never comes back, so that it must be asked last of all. */
    default boolean countsFaults() {
        return false;
    }

    /** Whether it distinguishes hits, and means nothing where there is only the run. */
    default boolean countsHits() {
        return false;
    }

    /** The age of the run before which nothing fires. */
    default Duration from() {
        return Duration.ZERO;
    }

    /** The age of the run from which on nothing fires any more. */
    default Optional<Duration> until() {
        return Optional.empty();
    }

    /**
     * Each hit by itself fires with this probability.
     *
     * @param probability 0 to 1
     */
    record Chance(Probability probability) implements Condition {

        @Override
        public Gate arm() {
            return new Gate.Chance(probability.share());
        }

        @Override
        public String text() {
            return "probability " + probability;
        }

        @Override
        public boolean countsHits() {
            return true;
        }
    }

    /**
     * Each nth hit fires, spread over the iterations without depending on the order in which lanes run them, see
     * {@link EvenSpread}.
     *
     * @param n 1 or more
     */
    record EveryNth(int n) implements Condition {

        /** Rejects zero and less. */
        public EveryNth {
            Limits.atLeast(1, "every", n);
        }

        @Override
        public Gate arm() {
            return EvenSpread.of(n);
        }

        /** How far the faults of a run are from one in n; empty when by less than one fault. */
        Optional<String> deviation(long hits, long fired) {
            return Math.abs(fired * n - hits) < n
                    ? Optional.empty()
                    : Optional.of("one in " + n + " would be " + Math.round(hits / (double) n)
                            + ": placed without counting the hits of other iterations and threads");
        }

        @Override
        public String text() {
            return "every " + n;
        }

        @Override
        public boolean countsHits() {
            return true;
        }
    }

    /**
     * The first hit after each interval fires.
     *
     * @param interval more than zero, counted from the first iteration
     */
    record EveryInterval(Duration interval) implements Condition {

        /** Rejects zero and less. */
        public EveryInterval {
            Durations.positive("every", interval);
        }

        @Override
        public Gate arm() {
            AtomicLong last = new AtomicLong();
            long nanos = interval.toNanos();
            return hit -> {
                long now = hit.elapsed().toNanos() / nanos;
                long before = last.get();
                return now > before && last.compareAndSet(before, now);
            };
        }

        @Override
        public String text() {
            return "every " + Durations.format(interval);
        }

        @Override
        public boolean consumes() {
            return true;
        }
    }

    /**
     * The first n hits of each iteration fire; at the start of a step, the first n iterations.
     *
     * @param n 1 or more
     */
    record First(int n) implements Condition {

        /** Rejects zero and less. */
        public First {
            Limits.atLeast(1, "first", n);
        }

        @Override
        public Gate arm() {
            return hit -> count(hit) <= n;
        }

        @Override
        public String text() {
            return "first " + n;
        }

        @Override
        public boolean countsHits() {
            return true;
        }
    }

    /**
     * All hits fire but the first n of each iteration; at the start of a step, all but the first n iterations.
     *
     * @param n 1 or more
     */
    record AfterHits(int n) implements Condition {

        /** Rejects zero and less. */
        public AfterHits {
            Limits.atLeast(1, "after", n);
        }

        @Override
        public Gate arm() {
            return hit -> count(hit) > n;
        }

        @Override
        public String text() {
            return "after " + n;
        }

        @Override
        public boolean countsHits() {
            return true;
        }
    }

    /**
     * Hits fire once the run is this old.
     *
     * @param start since the first iteration began, more than zero
     */
    record AfterTime(Duration start) implements Condition {

        /** Rejects zero and less. */
        public AfterTime {
            Durations.positive("after", start);
        }

        @Override
        public Gate arm() {
            return hit -> hit.elapsed().compareTo(start) >= 0;
        }

        @Override
        public String text() {
            return "after " + Durations.format(start);
        }

        @Override
        public Duration from() {
            return start;
        }
    }

    /**
     * Hits fire while the age of the run is within a window.
     *
     * @param start since the first iteration began
     * @param end exclusive, after {@code start}
     */
    record Between(Duration start, Duration end) implements Condition {

        /** Rejects a negative start and an empty window. */
        public Between {
            Durations.notNegative(start);
            if (start.compareTo(end) >= 0) {
                throw new IllegalArgumentException("between " + Durations.format(start) + ", " + Durations.format(end)
                        + " must start before it ends; swap them");
            }
        }

        @Override
        public Gate arm() {
            return hit -> {
                Duration age = hit.elapsed();
                return age.compareTo(start) >= 0 && age.compareTo(end) < 0;
            };
        }

        @Override
        public String text() {
            return "between " + Durations.format(start) + ", " + Durations.format(end);
        }

        @Override
        public Duration from() {
            return start;
        }

        @Override
        public Optional<Duration> until() {
            return Optional.of(end);
        }
    }

    /**
     * No more than n faults in the whole run. With several lanes, which ones come first depends on timing.
     *
     * @param n 1 or more
     */
    record Limit(int n) implements Condition {

        /** Rejects zero and less. */
        public Limit {
            Limits.atLeast(1, "limit", n);
        }

        @Override
        public Gate arm() {
            AtomicLong fired = new AtomicLong();
            return hit -> fired.get() < n && fired.incrementAndGet() <= n;
        }

        @Override
        public String text() {
            return "limit " + n;
        }

        @Override
        public boolean consumes() {
            return true;
        }

        @Override
        public boolean countsFaults() {
            return true;
        }
    }

    /**
     * No more than this many faults a second over all lanes; what was not used is kept for a tenth of a second.
     *
     * @param perSecond more than zero
     * @see <a href="https://en.wikipedia.org/wiki/Generic_cell_rate_algorithm">generic cell rate algorithm</a>
     */
    record RateLimit(double perSecond) implements Condition {

        private static final long KEPT_NANOS = 100_000_000L;
        private static final double SECOND_NANOS = 1e9;

        /** Rejects zero and less, and what is no number. */
        public RateLimit {
            if (!(perSecond > 0 && perSecond <= SECOND_NANOS)) {
                throw new IllegalArgumentException("rate must be more than 0, at most one a nanosecond, but was "
                        + Probability.plain(perSecond) + " per second");
            }
        }

        @Override
        public Gate arm() {
            // Half of all time, so that adding it to now does not overflow.
            long spacing = (long) Math.min(SECOND_NANOS / perSecond, Long.MAX_VALUE / 2.0);
            AtomicLong next = new AtomicLong();
            return hit -> {
                long now = hit.elapsed().toNanos();
                long due = next.get();
                return now >= due && next.compareAndSet(due, Math.max(due, now - KEPT_NANOS) + spacing);
            };
        }

        @Override
        public String text() {
            return "rate " + Probability.plain(perSecond) + ".perSecond";
        }

        @Override
        public boolean consumes() {
            return true;
        }

        @Override
        public boolean countsHits() {
            return true;
        }
    }

    /**
     * Hits fire while the user's own condition holds.
     *
     * @param predicate asked by many threads at once; what it throws reaches the code under test
     */
    record When(Predicate<? super Hit> predicate) implements Condition {

        /** Rejects null. */
        public When {
            Objects.requireNonNull(predicate, "predicate");
        }

        @Override
        public Gate arm() {
            return this::admits;
        }

        /** What it throws is no fault of the code under test. */
        private boolean admits(Hit hit) {
            try {
                return predicate.test(hit);
            } catch (InjectorMistake known) {
                throw known;
            } catch (Throwable wrong) {
                throw InjectorMistake.of("the trigger 'when' of " + hit.injector(), wrong);
            }
        }

        @Override
        public String text() {
            return "when {…}";
        }

        @Override
        public boolean countsHits() {
            return true;
        }
    }

    /** The hit's number at its site: within the iteration, or over iterations where each has one hit. */
    private static long count(Hit hit) {
        return hit.site().oncePerIteration() ? hit.iteration() : hit.number();
    }
}
