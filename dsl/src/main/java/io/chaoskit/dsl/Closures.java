package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.model.Action;
import io.chaoskit.site.Hit;
import java.util.function.Predicate;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Calls closures of a script with a block of words in front of what is around them. */
final class Closures {

    private Closures() {}

    /** A closure as set-up, tear-down or end of the target; it may take the target. */
    static Action action(Closure<?> body) {
        return target -> call(bind(body, new RunBlock(target)), target);
    }

    /** A closure as a condition, called by many threads at once: each call has a copy of its own. */
    static Predicate<Hit> predicate(Closure<?> condition) {
        return hit -> DefaultTypeTransformation.castToBoolean(call(bind(condition, new HitBlock(hit)), hit));
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
        return body.getMaximumNumberOfParameters() == 0 ? body.call() : body.call(argument);
    }
}
