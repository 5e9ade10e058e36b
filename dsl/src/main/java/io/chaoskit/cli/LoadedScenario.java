package io.chaoskit.cli;

import io.chaoskit.model.Scenario;
import java.util.List;

/**
 * A scenario that is to be run, with the loader of the script that defines it.
 *
 * @param model the scenario
 * @param loader sees the classes of the script
 */
record LoadedScenario(Scenario model, ClassLoader loader) {

    /** Those of one script. */
    static List<LoadedScenario> of(List<Scenario> models, ClassLoader loader) {
        return models.stream().map(each -> new LoadedScenario(each, loader)).toList();
    }
}
