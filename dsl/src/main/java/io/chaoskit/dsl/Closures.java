package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.model.Action;
import io.chaoskit.site.Hit;
import java.util.Arrays;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Calls closures of a script with a block of words in front of what is around them. */
final class Closures {

    private static final List<String> MACHINERY = List.of(
            "org.codehaus.groovy.",
            "org.apache.groovy.",
            "groovy.lang.",
            "io.chaoskit.dsl.",
            "java.lang.invoke.",
            "java.lang.reflect.",
            "jdk.internal.reflect.");

    private Closures() {}

    /** A closure as set-up, tear-down or end of the target; it may take the target. */
    static Action<Object> action(Closure<?> body) {
        return target -> call(bind(body, new RunBlock(target, body.getOwner())), target);
    }

    /** A closure as a condition, called by many threads at once: each call has a copy of its own. */
    static Predicate<Hit> predicate(Closure<?> condition) {
        return hit -> DefaultTypeTransformation.castToBoolean(
                call(bind(condition, new HitBlock(hit, condition.getOwner())), hit));
    }

    /** A closure that makes a value of another, called by many threads at once. */
    static UnaryOperator<Object> operator(Closure<?> change) {
        return value -> ((Closure<?>) change.clone()).call(value);
    }

    /** The scenario in which a closure was written, by the block around it. */
    static Draft draftAround(Object owner) {
        for (Object each = owner; each instanceof Closure<?> closure; each = closure.getOwner()) {
            if (closure.getDelegate() instanceof Block block) {
                return block.core$.draft();
            }
        }
        throw new IllegalStateException("proxy('name') must be in a scenario, but is not; put the closure into it");
    }

    /** A copy of a closure that finds its words in a block first. */
    static Closure<?> bind(Closure<?> body, Object block) {
        Closure<?> own = (Closure<?>) body.clone();
        own.setDelegate(block);
        own.setResolveStrategy(Closure.DELEGATE_FIRST);
        return own;
    }

    /** Calls a closure with its one argument, if it takes one. */
    static Object call(Closure<?> body, Object argument) {
        try {
            return body.getMaximumNumberOfParameters() == 0 ? body.call() : body.call(argument);
        } catch (Throwable thrown) {
            withoutGroovy(thrown);
            return Closures.<Object, RuntimeException>rethrow(thrown);
        }
    }

    /** Makes the traces of an exception begin where the script or the system under test is, not in Groovy's machinery. */
    private static void withoutGroovy(Throwable thrown) {
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable each = thrown; each != null && seen.add(each); each = each.getCause()) {
            each.setStackTrace(Arrays.stream(each.getStackTrace())
                    .filter(frame -> MACHINERY.stream().noneMatch(frame.getClassName()::startsWith))
                    .toArray(StackTraceElement[]::new));
        }
    }

    /** Throws what Groovy threw, which declares nothing. */
    @SuppressWarnings("unchecked")
    private static <R, T extends Throwable> R rethrow(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
