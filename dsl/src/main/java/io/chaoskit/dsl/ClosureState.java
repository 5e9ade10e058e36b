package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.validator.Observation;
import io.chaoskit.validator.StateCheck;

/** A closure of {@code stateConsistency}: it answers, or it asserts. */
final class ClosureState implements StateCheck {

    private final PerLane condition;

    ClosureState(Closure<?> condition) {
        this.condition = new PerLane(condition);
    }

    @Override
    public boolean holds(Observation seen) {
        Object answer = condition.call(seen);
        if (answer == null) {
            return true;
        }
        if (answer instanceof Boolean holds) {
            return holds;
        }
        throw new IllegalStateException(
                "stateConsistency must return true or false or assert, but returned " + Arguments.show(answer));
    }
}
