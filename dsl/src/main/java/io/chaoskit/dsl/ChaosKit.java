package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import io.chaoskit.internal.dsl.block.ScenarioBlock;
import io.chaoskit.internal.dsl.block.ScriptWords;
import io.chaoskit.model.InvalidScenarioException;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entry to the DSL. A script that is not run by the launcher begins with
 *
 * <pre>{@code import static io.chaoskit.dsl.ChaosKit.*}</pre>
 */
public final class ChaosKit {

    private ChaosKit() {}

    /**
     * Describes a scenario.
     *
     * @param name for people
     * @param body its words, see {@link ScenarioBlock}
     * @return the scenario, to run or to look at
     * @throws InvalidScenarioException with every mistake; under the launcher they are reported after the script was read
     */
    public static ScriptedScenario scenario(
            String name, @DelegatesTo(value = ScenarioBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
        PlainGroovy.openSession(body);
        ScriptSession session = ScriptSession.current();
        ScriptedScenario scenario = read(name, body, session);
        session.add(scenario);
        return scenario;
    }

    private static ScriptedScenario read(String name, Closure<?> body, ScriptSession session) {
        try {
            return new ScriptedScenario(name, Optional.of(new ScriptWords().scenario(name, body)), List.of(), session);
        } catch (InvalidScenarioException e) {
            if (!session.collecting()) {
                throw e;
            }
            return new ScriptedScenario(name, Optional.empty(), e.mistakes(), session);
        }
    }

    /**
     * The environment of the process, with what {@code -e KEY=VALUE} set.
     *
     * @return immutable
     */
    public static Map<String, String> getEnv() {
        return ScriptSession.current().environment();
    }

    /**
     * Runs the scenarios of a script that plain Groovy runs; the end of a script is compiled to it.
     *
     * @param script the script
     * @param value its value
     * @return the value
     */
    public static Object finish(Object script, Object value) {
        PlainGroovy.finish();
        return value;
    }
}
