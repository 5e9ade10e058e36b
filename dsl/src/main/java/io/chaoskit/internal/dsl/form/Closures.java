package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;
import io.chaoskit.model.Action;
import io.chaoskit.model.Target;
import io.chaoskit.network.ProxyRef;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;

/** Calls closures of a script with a block of words in front of what is around them. */
public final class Closures {

    private static final List<String> MACHINERY = List.of(
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "groovy.lang.",
            "io.chaoskit.dsl.",
            "io.chaoskit.internal.dsl.",
            "java.lang.invoke.",
            "java.lang.reflect.",
            "jdk.internal.reflect.");

    private Closures() {}

    /** A block of a scenario, as a closure in it finds it. */
    public interface AroundClosure {

        /** A proxy of the scenario. */
        ProxyRef proxy$(String name);

        /** Whether the scenario has a target. */
        boolean hasTarget$();
    }

    /** A closure as set-up, tear-down or end of the target; it may take the target. */
    static Action<Object> action(Closure<?> body) {
        return target -> call(bind(body, new RunWords.Around(body.getOwner(), target)), target);
    }

    /**
     * A closure that makes a target, called by several lanes at once. What is around it comes first: there is no target yet, only the
     * proxies, the lane and the iteration.
     */
    static Target.Maker<Object> maker(Closure<?> body) {
        return context -> {
            Object owner = body.getOwner();
            RunWords words = context == null ? new RunWords.Around(owner, null) : new RunWords.Making(owner, context);
            Closure<?> own = bind(body, words);
            own.setResolveStrategy(Closure.OWNER_FIRST);
            return call(own, null);
        };
    }

    /** A closure that makes a value of another, called by many threads at once. */
    public static UnaryOperator<Object> operator(Closure<?> change) {
        return value -> HitMistake.calling(change, "closure", (Closure<?>) change.clone(), value);
    }

    /** The scenario in which a closure was written, by the block around it. */
    static AroundClosure scenarioAround(Object owner) {
        return around(owner)
                .orElseThrow(() -> new IllegalStateException(
                        "proxy('name') must be in a scenario, but is not; put the closure into it"));
    }

    /** Whether that scenario has no target. */
    static boolean lackTarget(Object owner) {
        return around(owner).filter(scenario -> !scenario.hasTarget$()).isPresent();
    }

    private static Optional<AroundClosure> around(Object owner) {
        for (Object each = owner; each instanceof Closure<?> closure; each = closure.getOwner()) {
            if (closure.getDelegate() instanceof AroundClosure scenario) {
                return Optional.of(scenario);
            }
        }
        return Optional.empty();
    }

    /** A copy of a closure that finds its words in a block first. */
    public static Closure<?> bind(Closure<?> body, Object block) {
        Closure<?> own = (Closure<?>) body.clone();
        own.setDelegate(block);
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        return own;
    }

    /** A copy of a closure that runs with the scenario and finds these words before what is around it. */
    static Closure<?> bind(Closure<?> body, RunWords words) {
        return bind(body, new RunBlock(words, body.getOwner()));
    }

    /** The words that a closure was bound to. */
    static RunWords words(Closure<?> bound) {
        return ((RunBlock) bound.getDelegate()).words$;
    }

    /** Calls a closure with its one argument, if it takes one. */
    static Object call(Closure<?> body, Object argument) {
        try {
            return callAsIs(body, argument);
        } catch (Throwable thrown) {
            return failed(thrown);
        }
    }

    /** The same; the traces of exceptions have Groovy's frames. */
    static Object callAsIs(Closure<?> body, Object argument) {
        return body.getMaximumNumberOfParameters() == 0 ? body.call() : body.call(argument);
    }

    /** Throws what a closure threw, without Groovy's frames. */
    static Object failed(Throwable thrown) {
        withoutGroovy(thrown);
        return Closures.<Object, RuntimeException>rethrow(thrown);
    }

    static boolean isMachinery(StackTraceElement frame) {
        return MACHINERY.stream().anyMatch(frame.getClassName()::startsWith);
    }

    /** Makes the traces of an exception begin where the script or the system under test is, not in Groovy's machinery. */
    private static void withoutGroovy(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            each.setStackTrace(Arrays.stream(each.getStackTrace())
                    .filter(frame -> !isMachinery(frame))
                    .toArray(StackTraceElement[]::new));
        }
    }

    /** Throws what Groovy threw, which declares nothing. */
    @SuppressWarnings("unchecked")
    private static <R, T extends Throwable> R rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
