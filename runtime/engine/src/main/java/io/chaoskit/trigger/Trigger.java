package io.chaoskit.trigger;

import io.chaoskit.internal.text.Plural;
import io.chaoskit.site.Hit;
import io.chaoskit.value.Probability;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * A trigger: says when an injector fires, at each hit for which all conditions hold. Immutable; each method returns a new trigger with one
 * condition more.
 */
public final class Trigger {

    /** Fires at each hit. */
    public static final Trigger ALWAYS = new Trigger(List.of());

    private final List<Condition> conditions;

    private Trigger(List<Condition> conditions) {
        this.conditions = List.copyOf(conditions);
    }

    /**
     * Fires with this probability.
     *
     * @param p 0 to 1
     * @return a new trigger
     * @throws IllegalArgumentException if p is not within 0 to 1, or was given before
     */
    public Trigger probability(double p) {
        return and(new Condition.Chance(new Probability(p)));
    }

    /**
     * Fires at each nth hit. Hits are counted over all sites of the injector: with one hit an iteration, those of iterations n, 2n, … fire.
     * With several, each nth hit of a thread within the iteration fires, and which is the first moves on from iteration to iteration, so
     * that the faults are one in n of all hits. A run with several lanes places them alike, because no iteration needs to know how many
     * hits another one had; where their numbers differ, one in n is met on average. The report notes a difference of a fault
     * or more, and a run with no fault is UNSTABLE.
     *
     * @param n 1 or more
     * @return a new trigger
     * @throws IllegalArgumentException if n is less than 1, or was given before
     */
    public Trigger every(int n) {
        return and(new Condition.EveryNth(n));
    }

    /**
     * Fires at the first hit after each interval. A delay then opens a window: all hits within its length wait for its end.
     *
     * @param interval more than zero
     * @return a new trigger
     * @throws IllegalArgumentException if it is not more than zero, or was given before
     */
    public Trigger every(Duration interval) {
        return and(new Condition.EveryInterval(interval));
    }

    /**
     * Fires at the first n hits.
     *
     * @param n 1 or more
     * @return a new trigger
     * @throws IllegalArgumentException if n is less than 1, or was given before
     */
    public Trigger first(int n) {
        return and(new Condition.First(n));
    }

    /**
     * Fires after the first n hits.
     *
     * @param n 1 or more
     * @return a new trigger
     * @throws IllegalArgumentException if n is less than 1, or was given before
     */
    public Trigger after(int n) {
        return and(new Condition.AfterHits(n));
    }

    /**
     * Fires once the run is this old.
     *
     * @param age more than zero
     * @return a new trigger
     * @throws IllegalArgumentException if it is not more than zero, or was given before
     */
    public Trigger after(Duration age) {
        return and(new Condition.AfterTime(age));
    }

    /**
     * Fires no more than n times in the run.
     *
     * @param n 1 or more
     * @return a new trigger
     * @throws IllegalArgumentException if n is less than 1, or was given before
     */
    public Trigger limit(int n) {
        return and(new Condition.Limit(n));
    }

    /**
     * Fires while the age of the run is within a window.
     *
     * @param start zero or more
     * @param end exclusive, more than {@code start}
     * @return a new trigger
     * @throws IllegalArgumentException if the window is empty or negative, or was given before
     */
    public Trigger between(Duration start, Duration end) {
        return and(new Condition.Between(start, end));
    }

    /**
     * Fires no more than this often.
     *
     * @param perSecond faults a second, more than zero
     * @return a new trigger
     * @throws IllegalArgumentException if it is not more than zero, or was given before
     */
    public Trigger rate(double perSecond) {
        return and(new Condition.RateLimit(perSecond));
    }

    /**
     * Fires while a condition holds.
     *
     * @param predicate asked at each hit, by many threads at once
     * @return a new trigger
     * @throws IllegalArgumentException if one was given before
     */
    public Trigger when(Predicate<? super Hit> predicate) {
        return and(new Condition.When(predicate));
    }

    private Trigger and(Condition condition) {
        for (Condition before : conditions) {
            if (before.getClass() == condition.getClass()) {
                throw new IllegalArgumentException("a trigger must not say the same twice, but has '" + before.text()
                        + "' and '" + condition.text() + "'; keep one");
            }
        }
        List<Condition> all = new ArrayList<>(conditions);
        all.add(condition);
        return new Trigger(all);
    }

    /**
     * The interval of {@code every d}.
     *
     * @return empty without one
     */
    public Optional<Duration> interval() {
        return conditions.stream()
                .filter(Condition.EveryInterval.class::isInstance)
                .map(each -> ((Condition.EveryInterval) each).interval())
                .findFirst();
    }

    /**
     * Whether it distinguishes hits, so that it needs a site where there are several.
     *
     * @return false for one of time alone
     */
    public boolean countsHits() {
        return conditions.stream().anyMatch(Condition::countsHits);
    }

    /**
     * Whether it counts the faults of the run, so that what it does depends on all of its iterations.
     *
     * @return true with a limit
     */
    public boolean countsFaults() {
        return conditions.stream().anyMatch(Condition::countsFaults);
    }

    /**
     * The age of the run before which it does not fire.
     *
     * @return zero when time does not matter
     */
    public Duration from() {
        return conditions.stream()
                .map(Condition::from)
                .max(Comparator.naturalOrder())
                .orElse(Duration.ZERO);
    }

    /**
     * The age of the run from which on it does not fire any more.
     *
     * @return empty when there is none
     */
    public Optional<Duration> until() {
        return conditions.stream().flatMap(each -> each.until().stream()).min(Comparator.naturalOrder());
    }

    /**
     * The trigger without {@code every d}, for effects that give the interval a meaning of their own.
     *
     * @return a new trigger
     */
    public Trigger withoutInterval() {
        return new Trigger(conditions.stream()
                .filter(each -> !(each instanceof Condition.EveryInterval))
                .toList());
    }

    /**
     * Why hits without a fault prove nothing, where the trigger promises faults by their number alone.
     *
     * @param hits of an injector in a run, 1 or more
     * @return empty when it promises none for so many
     */
    public Optional<String> whyNeverFired(long hits) {
        boolean counts =
                conditions.stream().allMatch(each -> each instanceof Condition.EveryNth || each.countsFaults());
        return !counts
                ? Optional.empty()
                : nth().map(each ->
                        "its " + Plural.of(hits, "hit") + (hits == 1 ? " is" : " are") + " too few for " + this);
    }

    /**
     * How far the faults of a run are from the number that the trigger stands for.
     *
     * @param hits of an injector in a run
     * @param fired how many of them fired, more than zero
     * @return empty when they are as many as they should be, to the fault
     */
    public Optional<String> deviation(long hits, long fired) {
        return conditions.size() > 1 ? Optional.empty() : nth().flatMap(each -> each.deviation(hits, fired));
    }

    private Optional<Condition.EveryNth> nth() {
        return conditions.stream()
                .filter(Condition.EveryNth.class::isInstance)
                .map(Condition.EveryNth.class::cast)
                .findFirst();
    }

    /**
     * Makes the trigger ready for one run. Conditions that use something up are asked after the others, and the limit last
     * of all, so that it counts faults only.
     *
     * @return used by all lanes at once
     */
    public Gate arm() {
        Gate[] gates = conditions.stream()
                .sorted(Comparator.comparing(Condition::consumes).thenComparing(Condition::countsFaults))
                .map(Condition::arm)
                .toArray(Gate[]::new);
        return switch (gates.length) {
            case 0 -> hit -> true;
            case 1 -> gates[0];
            default -> hit -> allAdmit(gates, hit);
        };
    }

    private static boolean allAdmit(Gate[] gates, Hit hit) {
        for (Gate gate : gates) {
            if (!gate.admits(hit)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Trigger that && conditions.equals(that.conditions);
    }

    @Override
    public int hashCode() {
        return conditions.hashCode();
    }

    @Override
    public String toString() {
        return conditions.stream().map(Condition::text).collect(Collectors.joining(" "));
    }
}
