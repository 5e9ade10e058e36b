package io.chaoskit.internal.run;

import io.chaoskit.internal.check.ArmedValidator;
import io.chaoskit.internal.hit.Wiring;
import io.chaoskit.model.Step;
import java.util.List;
import java.util.Optional;

/**
 * What the iterations of a run work with.
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
}
