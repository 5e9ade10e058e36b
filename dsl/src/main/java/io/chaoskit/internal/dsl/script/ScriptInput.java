package io.chaoskit.internal.dsl.script;

import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.Map;

/**
 * What a call gives to its scripts.
 *
 * @param environment what {@code env} is in them
 * @param arguments what {@code args} is in them
 * @param settings of scenarios that do not say them
 */
public record ScriptInput(Map<String, String> environment, List<String> arguments, Settings settings) {

    /** Settings from outside of a script, which has the last word. */
    @FunctionalInterface
    public interface Settings {

        /** None. */
        Settings NONE = (name, said, scenario) -> {};

        /**
         * Sets what a scenario does not say itself.
         *
         * @param name of the scenario
         * @param said the words of the scenario, with the place of the first of each
         * @param scenario everything else of it was read
         */
        void apply(String name, Map<String, SourceLocation> said, ScenarioBuilder<Object> scenario);
    }

    /** Copies the collections. */
    public ScriptInput {
        environment = Map.copyOf(environment);
        arguments = List.copyOf(arguments);
    }

    /** An environment, and nothing else. */
    public static ScriptInput of(Map<String, String> environment) {
        return new ScriptInput(environment, List.of(), Settings.NONE);
    }

    /** The same with other settings. */
    public ScriptInput with(Settings other) {
        return new ScriptInput(environment, arguments, other);
    }
}
