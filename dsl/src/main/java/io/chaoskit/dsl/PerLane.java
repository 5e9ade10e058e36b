package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.validator.Observation;

/** A closure that looks at an iteration: each lane has a copy of its own. */
final class PerLane {

    private final Closure<?> condition;
    private final ThreadLocal<Closure<?>> copies = new ThreadLocal<>();

    PerLane(Closure<?> condition) {
        this.condition = condition;
    }

    Object call(Observation seen) {
        Closure<?> copy = copies.get();
        if (copy == null || ((CheckBlock) copy.getDelegate()).seen$() != seen) {
            copy = Closures.bind(condition, new CheckBlock(seen, condition.getOwner()));
            copies.set(copy);
        }
        return Closures.call(copy, seen.target());
    }
}
