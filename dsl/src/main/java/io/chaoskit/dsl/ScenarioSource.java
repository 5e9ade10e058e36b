package io.chaoskit.dsl;

import io.chaoskit.model.Scenario;
import java.nio.file.Path;
import java.util.Map;

/** Reads scenarios of scripts for other code. The command line provides one; found by {@code ServiceLoader}. */
public interface ScenarioSource {

    /**
     * Reads a script, and runs nothing.
     *
     * @param script its file
     * @param name of the scenario
     * @param environment what {@code env} is in the script
     * @return the scenario
     * @throws IllegalArgumentException if the script has mistakes, or has no such scenario
     */
    Scenario read(Path script, String name, Map<String, String> environment);
}
