package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.validator.Observation;
import io.chaoskit.validator.StateCheck;

/** A closure as a condition, with a copy for each lane. */
final class ClosureCheck implements StateCheck {

    private final Closure<?> condition;
    private final boolean answers;
    private final ThreadLocal<Closure<?>> copies = new ThreadLocal<>();

    /** A condition that {@code answers} by its value, or one that only asserts. */
    ClosureCheck(Closure<?> condition, boolean answers) {
        this.condition = condition;
        this.answers = answers;
    }

    @Override
    public boolean holds(Observation seen) {
        Closure<?> copy = copies.get();
        if (copy == null || ((CheckBlock) copy.getDelegate()).seen$() != seen) {
            copy = Closures.bind(condition, new CheckBlock(seen));
            copies.set(copy);
        }
        Object answer = Closures.call(copy, seen.target());
        if (!answers || answer == null) {
            return true;
        }
        if (answer instanceof Boolean holds) {
            return holds;
        }
        throw new IllegalStateException(
                "stateConsistency must return true or false or assert, but returned " + Arguments.show(answer));
    }
}
