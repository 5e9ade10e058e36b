package io.chaoskit.internal.replay;

import io.chaoskit.model.Scenario;
import java.util.function.Supplier;

/** A scenario, given afresh each time, that can also be run in a process of its own. */
public interface IsolatedScenario extends Supplier<Scenario> {

    /** Runs it there. */
    Isolation isolation();
}
