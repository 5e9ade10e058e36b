package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.validator.Observation;
import io.chaoskit.validator.StateCheck;
import io.chaoskit.validator.Validator;
import java.util.Optional;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** A plain {@code assert} as a condition, with a copy for each lane. */
final class ClosureCheck implements StateCheck {

    private final PerLane assertion;
    private final Optional<PerLane> value;

    /** {@code value} is the condition by itself, when that could be something else than a condition. */
    ClosureCheck(Closure<?> assertion, Optional<Closure<?>> value) {
        this.assertion = new PerLane(assertion);
        this.value = value.map(PerLane::new);
    }

    /** What may be a validator by mistake is looked at first, since a validator is always true; the assertion draws the picture. */
    @Override
    public boolean holds(Observation seen) {
        if (value.isPresent() && isTrue(value.get().call(seen))) {
            return true;
        }
        assertion.call(seen);
        return value.isEmpty();
    }

    private static boolean isTrue(Object answer) {
        if (answer instanceof Validator validator) {
            throw new IllegalStateException("this is the validator " + validator.name()
                    + ", which was not checked; put it into a variable before the scenario");
        }
        return DefaultTypeTransformation.castToBoolean(answer);
    }
}
