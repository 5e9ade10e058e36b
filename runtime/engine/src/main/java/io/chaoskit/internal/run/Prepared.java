package io.chaoskit.internal.run;

import io.chaoskit.internal.check.ArmedValidator;
import io.chaoskit.internal.hit.Wiring;
import io.chaoskit.model.Step;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * A prepared run: what its iterations work with.
 *
 * @param target the object under test
 * @param steps at least one
 * @param wiring which injectors a hit goes through
 * @param validators armed
 * @param opened what the scenario's resources were opened as
 * @param stepLimit how long a step may take
 */
record Prepared(
        Object target,
        List<Step> steps,
        Wiring wiring,
        List<ArmedValidator> validators,
        List<AutoCloseable> opened,
        Optional<StepLimit> stepLimit) {

    static final Prepared NOTHING = new Prepared(null, List.of(), Wiring.NONE, List.of(), List.of(), Optional.empty());

    /**
     * The limit of steps: how long one may take before it is interrupted.
     *
     * @param limit more than zero
     * @param maxIgnoredInterrupts how many steps may ignore their interrupt before the run is stopped
     * @param by the validator that asked for it
     */
    record StepLimit(Duration limit, int maxIgnoredInterrupts, ArmedValidator by) {}
}
