package io.chaoskit.internal.sweep;

import io.chaoskit.model.Scenario;
import java.util.Optional;
import java.util.function.Supplier;

/** A scenario, given afresh each time, that other JVMs can run too. */
public interface ScenarioOfWorkers extends Supplier<Scenario> {

    /** Starts them. */
    Workers workers();

    /** Those of a scenario that has some. */
    static Optional<Workers> of(Supplier<Scenario> scenario) {
        return scenario instanceof ScenarioOfWorkers able ? Optional.of(able.workers()) : Optional.empty();
    }
}
