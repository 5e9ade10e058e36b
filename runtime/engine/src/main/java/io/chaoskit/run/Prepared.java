package io.chaoskit.run;

import io.chaoskit.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * What the iterations of a run work with.
 *
 * @param target the object under test
 * @param steps at least one
 * @param wiring which slots a hit goes through
 * @param assertions armed
 * @param stepLimit how long a step may take
 * @param hangAssertion the validator that asked for it
 * @param undying how many steps may ignore their interrupt before the run is stopped
 */
record Prepared(
        Object target,
        List<Step> steps,
        Wiring wiring,
        List<ArmedAssertion> assertions,
        Optional<Duration> stepLimit,
        Optional<ArmedAssertion> hangAssertion,
        int undying) {

    static final Prepared NOTHING =
            new Prepared(null, List.of(), Wiring.NONE, List.of(), Optional.empty(), Optional.empty(), 0);
}
