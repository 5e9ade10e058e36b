package io.chaoskit.dsl;

import groovy.lang.Script;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import java.nio.file.Path;

/** Reads scripts for other code. The command line provides one; found by {@code ServiceLoader}. */
public interface ScenarioSource {

    /**
     * Reads a script, and runs nothing.
     *
     * @param script its file
     * @param name of the scenario
     * @param input what the script is given
     * @return the scenario
     * @throws IllegalArgumentException if the script has mistakes, or has no such scenario
     */
    Scenario read(Path script, String name, ScriptInput input);

    /**
     * Reads a script as a part of another one, which gets its variables and methods.
     *
     * @param script its file
     * @param caller the script that loads it
     * @return the value of the script
     * @throws InvalidScenarioException with everything that is wrong with the script
     */
    Object load(Path script, Script caller);
}
