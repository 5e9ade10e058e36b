package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.value.SourceLocation;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * An injector: an effect, at sites, under a trigger. Immutable; each {@code with} method returns a changed copy.
 *
 * @param name what reports call it; empty until the scenario gives it one
 * @param scope the group it belongs to; empty for none
 * @param effect what happens
 * @param sites where, as named by the user; empty for the effect's own
 * @param trigger when
 * @param undeclared whether it may throw checked exceptions that a method does not declare
 * @param at where it was written
 */
public record Injector(
        String name,
        String scope,
        Effect effect,
        List<Site> sites,
        Trigger trigger,
        boolean undeclared,
        SourceLocation at) {

    /** Rejects null parts and copies the sites, each once. */
    public Injector {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(scope, "scope");
        Objects.requireNonNull(effect, "effect");
        Objects.requireNonNull(trigger, "trigger");
        Objects.requireNonNull(at, "at");
        sites = sites.stream().distinct().toList();
    }

    /**
     * An injector that fires at each hit of the effect's own sites.
     *
     * @param effect what happens
     * @return without name or scope
     */
    public static Injector of(Effect effect) {
        return new Injector("", "", effect, List.of(), Trigger.ALWAYS, false, SourceLocation.UNKNOWN);
    }

    /**
     * Where it can happen.
     *
     * @return the user's sites, or the effect's own
     */
    public List<Site> effectiveSites() {
        return sites.isEmpty() ? effect.under(trigger).defaultSites() : sites;
    }

    /**
     * What happens at one of the effective sites.
     *
     * @param site one of them
     * @return for a composite at its default sites, the parts that belong there
     */
    public Effect effectAt(Site site) {
        return sites.isEmpty() ? effect.under(trigger).at(site) : effect;
    }

    /**
     * The sites for people.
     *
     * @return comma separated
     */
    public String siteText() {
        return effectiveSites().stream().map(Site::text).collect(Collectors.joining(", "));
    }

    /**
     * The same with another name.
     *
     * @param newName for reports; the seed places faults by it
     * @return a copy
     */
    public Injector withName(String newName) {
        return new Injector(newName, scope, effect, sites, trigger, undeclared, at);
    }

    /**
     * The same in a scope.
     *
     * @param newScope the group's name
     * @return a copy
     */
    public Injector withScope(String newScope) {
        return new Injector(name, newScope, effect, sites, trigger, undeclared, at);
    }

    /**
     * The same with another effect.
     *
     * @param newEffect what happens
     * @return a copy
     */
    public Injector withEffect(Effect newEffect) {
        return new Injector(name, scope, newEffect, sites, trigger, undeclared, at);
    }

    /**
     * The same at other sites.
     *
     * @param newSites at least one
     * @return a copy
     */
    public Injector withSites(List<? extends Site> newSites) {
        return new Injector(name, scope, effect, List.copyOf(newSites), trigger, undeclared, at);
    }

    /**
     * The same under another trigger.
     *
     * @param newTrigger when
     * @return a copy
     */
    public Injector withTrigger(Trigger newTrigger) {
        return new Injector(name, scope, effect, sites, newTrigger, undeclared, at);
    }

    /**
     * The same, allowed or not to throw checked exceptions that a method does not declare.
     *
     * @param allowed false by default: callers do not expect them
     * @return a copy
     */
    public Injector withUndeclared(boolean allowed) {
        return new Injector(name, scope, effect, sites, trigger, allowed, at);
    }

    /**
     * The same, written elsewhere.
     *
     * @param location for messages
     * @return a copy
     */
    public Injector withLocation(SourceLocation location) {
        return new Injector(name, scope, effect, sites, trigger, undeclared, location);
    }

    /**
     * The same, firing with a probability.
     *
     * @param p 0 to 1
     * @return a copy
     * @throws IllegalArgumentException if it is not within 0 to 1, or was given before
     */
    public Injector probability(double p) {
        return withTrigger(trigger.probability(p));
    }

    /**
     * The same, firing at each nth hit; with several hits an iteration, at one in n.
     *
     * @param n 1 or more
     * @return a copy
     * @throws IllegalArgumentException if it is less than 1, or was given before
     */
    public Injector every(int n) {
        return withTrigger(trigger.every(n));
    }

    /**
     * The same, firing at the first hit after each interval.
     *
     * @param interval more than zero
     * @return a copy
     * @throws IllegalArgumentException if it is not more than zero, or was given before
     */
    public Injector every(Duration interval) {
        return withTrigger(trigger.every(interval));
    }

    /**
     * The same, firing at the first n hits of each iteration.
     *
     * @param n 1 or more
     * @return a copy
     * @throws IllegalArgumentException if it is less than 1, or was given before
     */
    public Injector first(int n) {
        return withTrigger(trigger.first(n));
    }

    /**
     * The same, firing after the first n hits of each iteration.
     *
     * @param n 1 or more
     * @return a copy
     * @throws IllegalArgumentException if it is less than 1, or was given before
     */
    public Injector after(int n) {
        return withTrigger(trigger.after(n));
    }

    /**
     * The same, firing once the run is this old.
     *
     * @param age more than zero
     * @return a copy
     * @throws IllegalArgumentException if it is not more than zero, or was given before
     */
    public Injector after(Duration age) {
        return withTrigger(trigger.after(age));
    }

    /**
     * The same, firing no more than n times in the run.
     *
     * @param n 1 or more
     * @return a copy
     * @throws IllegalArgumentException if it is less than 1, or was given before
     */
    public Injector limit(int n) {
        return withTrigger(trigger.limit(n));
    }

    /**
     * The same, firing while the age of the run is within a window.
     *
     * @param start zero or more
     * @param end exclusive, more than {@code start}
     * @return a copy
     * @throws IllegalArgumentException if the window is empty or negative, or was given before
     */
    public Injector between(Duration start, Duration end) {
        return withTrigger(trigger.between(start, end));
    }

    /**
     * The same, firing no more than this often.
     *
     * @param perSecond faults a second, more than zero
     * @return a copy
     * @throws IllegalArgumentException if it is not more than zero, or was given before
     */
    public Injector rate(double perSecond) {
        return withTrigger(trigger.rate(perSecond));
    }

    /**
     * The same, firing while a condition holds.
     *
     * @param predicate asked at each hit, by many threads at once
     * @return a copy
     * @throws IllegalArgumentException if one was given before
     */
    public Injector when(Predicate<? super Hit> predicate) {
        return withTrigger(trigger.when(predicate));
    }
}
