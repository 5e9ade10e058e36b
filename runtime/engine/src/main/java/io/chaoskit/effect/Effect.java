package io.chaoskit.effect;

import io.chaoskit.site.Contact;
import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A fault: what an injector does to the code under test. {@link Effects} makes those of ChaosKit; a custom one is a lambda, or a class
 * when it has something to start.
 *
 * <p>{@link #apply} is called by many threads at once.
 */
@FunctionalInterface
public interface Effect {

    /**
     * Does the fault, on the thread that arrived.
     *
     * @param hit the arrival; not valid after the call
     * @throws Throwable what the code under test shall see
     */
    void apply(Hit hit) throws Throwable;

    /**
     * An injector of this effect at sites.
     *
     * @param site where, see {@link io.chaoskit.site.Sites}
     * @param more where as well
     * @return fires at each hit; {@link Injector#first} and the like say when
     */
    default Injector on(Site site, Site... more) {
        return Injector.of(this)
                .withSites(Stream.concat(Stream.of(site), Stream.of(more)).toList());
    }

    /**
     * An injector of this effect at its own sites, {@link #defaultSites()}.
     *
     * @return fires at each hit; {@link Injector#first} and the like say when
     */
    default Injector atDefaultSites() {
        return Injector.of(this);
    }

    /**
     * Whether anything could happen to a host; when not, a contact with it is no hit.
     *
     * @param contact what is about to be contacted
     * @return true for effects that do not tell hosts apart
     */
    default boolean concerns(Contact contact) {
        return true;
    }

    /**
     * Whether anything would happen at a hit; when not, it is no fault. Asked before the trigger.
     *
     * @param hit the arrival; not valid after the call
     * @return the same for the same hit
     */
    default boolean happens(Hit hit) {
        return true;
    }

    /**
     * Makes ready for a run, before its first iteration.
     *
     * @return closed when the run is over; what is started here is stopped there
     * @throws Exception ends the run before its first iteration, and what was started already is stopped
     */
    default AutoCloseable start() throws Exception {
        return () -> {};
    }

    /**
     * Where it happens when the scenario names no site.
     *
     * @return in a fixed order; the start of each step unless the effect knows better
     */
    default List<Site> defaultSites() {
        return List.of(Sites.everyStep());
    }

    /**
     * The part of this effect that belongs to one of its default sites.
     *
     * @param site one of {@link #defaultSites()}
     * @return this, for all but composites
     */
    default Effect at(Site site) {
        return this;
    }

    /**
     * This effect under a trigger.
     *
     * @param trigger when it happens
     * @return this, unless the trigger says where or how long it acts
     */
    default Effect under(Trigger trigger) {
        return this;
    }

    /**
     * Why it cannot be at a site.
     *
     * @param site where
     * @param trigger when
     * @return empty when it can: {@code <subject> must <rule>, but <what is wrong>; <what to do>}
     */
    default Optional<String> misfit(Site site, Trigger trigger) {
        return Optional.empty();
    }

    /**
     * Why it cannot happen in this JVM. Asked before a run.
     *
     * @return empty when it can: {@code <subject> must <rule>, but <what is wrong>; <what to do>}
     */
    default Optional<String> misfit() {
        return Optional.empty();
    }

    /**
     * Why it cannot be put on a method.
     *
     * @param method that a pointcut matches
     * @return empty when it can: {@code <subject> must <rule>, but <what is wrong>}
     */
    default Optional<String> misfit(MethodShape method) {
        return Optional.empty();
    }

    /**
     * Whether it makes sense only on methods.
     *
     * @return true when it needs {@link Hit#call()}
     */
    default boolean needsMethod() {
        return false;
    }

    /**
     * Whether it makes sense on a proxy.
     *
     * @return true for what acts on connections
     */
    default boolean fitsProxy() {
        return false;
    }

    /**
     * The different things that it may do to a call of a method, of which each fault does one. A sweep tries each.
     *
     * @param method that is called; null where no method is
     * @return as texts, at the places that {@link Hit#choose} gives; empty when nothing is left to choose
     */
    default List<String> choices(MethodShape method) {
        return List.of();
    }

    /**
     * What it throws that a method may not declare.
     *
     * @return types of throwables
     */
    default List<Class<? extends Throwable>> thrown() {
        return List.of();
    }

    /**
     * The effect as the user wrote it, for reports and as the injector's name.
     *
     * @return for example {@code delay(5ms, 25ms)}
     */
    default String text() {
        Class<?> type = getClass();
        // The names of generated classes differ from run to run, and faults are placed by the injector's name.
        boolean generated = type.isSynthetic() || type.isHidden() || Proxy.isProxyClass(type);
        return generated || type.isAnonymousClass() ? "custom" : type.getSimpleName();
    }
}
