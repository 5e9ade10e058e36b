package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.GroovyObjectSupport;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.effect.Timeout;
import io.chaoskit.network.ProxyRef;
import io.chaoskit.network.Toxics;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.word.Word;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.codehaus.groovy.runtime.InvokerHelper;
import org.codehaus.groovy.runtime.MethodClosure;

/** The words behind {@code inject EFFECT}. */
public final class InjectorClause extends GroovyObjectSupport {

    private final Draft draft;
    private final String scope;
    private Injector injector = Injector.of(hit -> {});

    InjectorClause(Draft draft, String scope) {
        this.draft = draft;
        this.scope = scope;
    }

    Injector begin(Object effect) {
        Injector given = effect instanceof Injector whole ? whole : Injector.of(effect(effect));
        injector = (scope.isEmpty() ? given : given.withScope(scope)).withLocation(draft.at());
        return injector;
    }

    private static Effect effect(Object given) {
        return Arguments.effect("inject", given);
    }

    Injector injector() {
        return injector;
    }

    /** Where. */
    @Word(
            usage = "inject … on 'com.acme.Repo.save(..)', later('com.acme.Plugin.step(..)'), point('name'),"
                    + " step('name'), proxy('name')",
            does = "says where a fault can happen")
    public InjectorClause on(Object... sites) {
        Arrays.stream(sites).forEach(draft::used);
        draft.word("on", () -> {
            if (sites.length == 0) {
                throw new IllegalArgumentException("on must be given a site such as point('name'), but was given none");
            }
            List<Site> all = Arrays.stream(sites).map(InjectorClause::site).toList();
            return injector = onProxies(all).withSites(all);
        });
        return this;
    }

    /** On a proxy {@code timeout} is the toxic, elsewhere the exception. */
    private Injector onProxies(List<Site> sites) {
        boolean proxies = sites.stream().allMatch(site -> site.arrival() == Site.Arrival.PROXY);
        return proxies && injector.effect() instanceof Timeout timeout
                ? injector.withEffect(Toxics.timeout(timeout.after()))
                : injector;
    }

    private static Site site(Object given) {
        Object known = Broken.known(given);
        if (known instanceof ProxyRef proxy) {
            return proxy.site();
        }
        if (known instanceof Site site) {
            return site;
        }
        if (known instanceof CharSequence text) {
            return Sites.method(Pointcut.parse(text.toString()));
        }
        if (known instanceof MethodClosure method) {
            return Sites.method(Pointcut.of(owner(method), method.getMethod()));
        }
        throw new IllegalArgumentException(
                "on must be given a site such as 'com.acme.Repo.save(..)', point('name') or step('name'), but was "
                        + Arguments.show(given));
    }

    private static Class<?> owner(MethodClosure method) {
        return method.getOwner() instanceof Class<?> type
                ? type
                : method.getOwner().getClass();
    }

    /** Whether checked exceptions may be thrown that a method does not declare. */
    @Word(
            usage = "inject exception(IOException) on 'com.acme.Repo.save(..)' undeclared true",
            does = "lets a checked exception be thrown that the method does not declare")
    public InjectorClause undeclared(Object allowed) {
        draft.word("undeclared", () -> injector = injector.withUndeclared(Arguments.truth("undeclared", allowed)));
        return this;
    }

    /** With a chance. */
    @Word(usage = "inject … probability 0.1", does = "fires with this probability at each hit")
    public InjectorClause probability(Object chance) {
        return trigger("probability", before -> before.probability(Arguments.fraction("probability", chance)));
    }

    /** Each nth hit, or once an interval. */
    @Word(usage = "inject … every 50", does = "fires at each 50th hit; every 1.s: once in a second")
    public InjectorClause every(Object nOrInterval) {
        return trigger(
                "every",
                before -> time(nOrInterval)
                        ? before.every(Arguments.duration("every", nOrInterval))
                        : before.every(Arguments.count("every", nOrInterval)));
    }

    /** The first hits. */
    @Word(usage = "inject … first 2", does = "fires at the first 2 hits of each iteration")
    public InjectorClause first(Object n) {
        return trigger("first", before -> before.first(Arguments.count("first", n)));
    }

    /** After the first hits, or after a time. */
    @Word(
            usage = "inject … after 10",
            does = "fires after the first 10 hits of each iteration; after 1.min: from then on")
    public InjectorClause after(Object nOrAge) {
        return trigger(
                "after",
                before -> time(nOrAge)
                        ? before.after(Arguments.duration("after", nOrAge))
                        : before.after(Arguments.count("after", nOrAge)));
    }

    /** Not more often. */
    @Word(usage = "inject … limit 5", does = "fires no more than 5 times in the run")
    public InjectorClause limit(Object n) {
        return trigger("limit", before -> before.limit(Arguments.count("limit", n)));
    }

    /** Within a window of time. */
    @Word(usage = "inject … between 10.s, 20.s", does = "fires while the run is this old")
    public InjectorClause between(Object start, Object end) {
        return trigger("between", before -> {
            Duration from = Arguments.duration("between", start);
            return before.between(from, Arguments.duration("between", end));
        });
    }

    /** Not faster. */
    @Word(usage = "inject … rate 50.perSecond", does = "fires no more often than this")
    public InjectorClause rate(Object perSecond) {
        return trigger("rate", before -> before.rate(Arguments.rate("rate", perSecond)));
    }

    /** While a condition holds. */
    @Word(usage = "inject … when { iteration > 3 }", does = "fires while the closure is true")
    public InjectorClause when(Closure<?> condition) {
        return trigger("when", before -> before.when(Closures.predicate(Arguments.closure("when", condition))));
    }

    /** What reports call it. */
    @Word(usage = "inject … named 'text'", does = "names the injector in reports")
    public InjectorClause named(Object text) {
        draft.word("named", () -> injector = injector.withName(Arguments.text("named", text)));
        return this;
    }

    private InjectorClause trigger(String word, UnaryOperator<Trigger> change) {
        draft.word(word, () -> injector = injector.withTrigger(change.apply(injector.trigger())));
        return this;
    }

    private static boolean time(Object given) {
        return given instanceof Duration || given instanceof CharSequence;
    }

    /**
     * What Groovy calls for a word that is not there.
     *
     * @param name the word
     * @param arguments what it was given
     * @return this, so that the rest is looked at
     */
    public Object methodMissing(String name, Object arguments) {
        draft.mistake(Explanation.of(
                Place.INJECT,
                name,
                InvokerHelper.asArray(arguments),
                draft.source().locate(name)));
        return this;
    }

    /** A word without its argument is a mistake; reading goes on. */
    @Override
    public Object getProperty(String name) {
        SourceLocation at = draft.source().locate(name);
        draft.mistake(Explanation.ofProperty(Place.INJECT, name, draft.source().line(at), at));
        return this;
    }
}
