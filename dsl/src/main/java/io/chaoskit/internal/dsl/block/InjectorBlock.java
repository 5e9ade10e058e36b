package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import io.chaoskit.dsl.unit.Units.PerSecond;
import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Injector;
import io.chaoskit.effect.Timeout;
import io.chaoskit.internal.dsl.form.ClosureAdapters.HitCondition;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.internal.dsl.form.RunWords;
import io.chaoskit.network.Toxics;
import io.chaoskit.site.Site;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.value.Probability;
import io.chaoskit.word.Word;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;

/** The words behind {@code inject EFFECT}: where and when. */
final class InjectorBlock extends BlockWords {

    /** Conditions of a trigger may be chained, and look after themselves. */
    private static final Set<String> ONCE = Set.of("on", "undeclared", "named");

    private Injector injector;

    InjectorBlock(Draft draft, Injector start) {
        super(Place.INJECT, draft, Surroundings.NONE);
        this.injector = start;
    }

    Injector injector() {
        return injector;
    }

    /** Words follow each other on a line. */
    @Override
    Object said(ScriptBlock block, String word) {
        return block;
    }

    @Override
    Object wrong(String word, int arguments) {
        return new ScriptBlock(this);
    }

    @Override
    boolean once(String word) {
        return ONCE.contains(word);
    }

    /** Where. */
    @Word(
            usage = "inject … on 'com.acme.Repo.save(..)', later('com.acme.Plugin.step(..)'), point('name'),"
                    + " step('name'), proxy('name')",
            does = "says where a fault can happen")
    public void on(Site... sites) {
        if (sites.length == 0) {
            throw new IllegalArgumentException("on must be given a site such as point('name'), but was given none");
        }
        List<Site> all = List.of(sites);
        injector = onProxies(all).withSites(all);
    }

    /** On a proxy {@code timeout} is the toxic, elsewhere the exception. */
    private Injector onProxies(List<Site> sites) {
        boolean proxies = sites.stream().allMatch(site -> site.arrival() == Site.Arrival.PROXY);
        return proxies && injector.effect() instanceof Timeout timeout
                ? injector.withEffect(Toxics.timeout(timeout.after()))
                : injector;
    }

    /** Whether checked exceptions may be thrown that a method does not declare. */
    @Word(
            usage = "inject exception(IOException) on 'com.acme.Repo.save(..)' undeclared true",
            does = "lets a checked exception be thrown that the method does not declare")
    public void undeclared(boolean allowed) {
        injector = injector.withUndeclared(allowed);
    }

    /** Whether it happens to the reply of a method that returns before it is done. */
    @Word(
            usage = "inject delay(50.ms) on 'com.acme.Client.send(..)' asynchronous true",
            does =
                    "happens to the stage or publisher that a method returns, or to what a suspend function resumes with")
    public void asynchronous(boolean late) {
        injector = late ? injector.withEffect(Effects.asynchronous(injector.effect())) : injector;
    }

    /** With a chance. */
    @Word(usage = "inject … probability 0.1", does = "fires with this probability at each hit")
    public void probability(Probability chance) {
        trigger(before -> before.probability(chance.value()));
    }

    /** Each nth hit. */
    @Word(
            usage = "inject … every 50",
            does =
                    "fires at each 50th hit, going on from iteration to iteration; with several hits an iteration, at one in 50")
    public void every(int n) {
        trigger(before -> before.every(n));
    }

    /** Once in an interval. */
    @Word(usage = "inject … every 1.s", does = "fires once in a second")
    public void every(Duration interval) {
        trigger(before -> before.every(interval));
    }

    /** The first hits. */
    @Word(usage = "inject … first 2", does = "fires at the first 2 hits of each iteration")
    public void first(int n) {
        trigger(before -> before.first(n));
    }

    /** After the first hits. */
    @Word(usage = "inject … after 10", does = "fires after the first 10 hits of each iteration")
    public void after(int n) {
        trigger(before -> before.after(n));
    }

    /** After a time. */
    @Word(usage = "inject … after 1.min", does = "fires when the run is older than this")
    public void after(Duration age) {
        trigger(before -> before.after(age));
    }

    /** Not more often. */
    @Word(usage = "inject … limit 5", does = "fires no more than 5 times in the run")
    public void limit(int n) {
        trigger(before -> before.limit(n));
    }

    /** Within a window of time. */
    @Word(usage = "inject … between 10.s, 20.s", does = "fires while the run is this old")
    public void between(Duration start, Duration end) {
        trigger(before -> before.between(start, end));
    }

    /** Not faster. */
    @Word(usage = "inject … rate 50.perSecond", does = "fires no more often than this")
    public void rate(PerSecond rate) {
        trigger(before -> before.rate(rate.value()));
    }

    /** While a condition holds. */
    @Word(usage = "inject … when { iteration > 3 }", does = "fires while the closure is true")
    public void when(
            @DelegatesTo(value = RunWords.AtHit.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "io.chaoskit.site.Hit")
                    HitCondition condition) {
        trigger(before -> before.when(condition));
    }

    /** The name in reports. */
    @Word(usage = "inject … named 'name'", does = "names the injector in reports")
    public void named(String name) {
        injector = injector.withName(name);
    }

    private void trigger(UnaryOperator<Trigger> change) {
        injector = injector.withTrigger(change.apply(injector.trigger()));
    }
}
