package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.value.Mistake;
import io.chaoskit.word.Word;
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
     * @throws InvalidScenarioException with every mistake; under the launcher it tells them after the script was read
     */
    @Word(usage = "scenario('name') { target engine; repeat 100 }", does = "describes a scenario")
    public static ScriptedScenario scenario(
            String name, @DelegatesTo(value = ScenarioBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> body) {
        PlainGroovy.openSession(body);
        ScriptSession session = ScriptSession.current();
        Draft draft = new Draft(name, body);
        new ScenarioBlock(draft, body.getOwner()).read$(body);
        ScriptedScenario scenario = build(name, draft, session);
        session.add(scenario);
        return scenario;
    }

    private static ScriptedScenario build(String name, Draft draft, ScriptSession session) {
        Optional<Scenario> model = Optional.empty();
        List<Mistake> mistakes = List.of();
        try {
            model = Optional.of(draft.build());
        } catch (InvalidScenarioException e) {
            if (!session.collecting()) {
                throw e;
            }
            mistakes = e.mistakes();
        }
        return new ScriptedScenario(name, model, mistakes, session);
    }

    /**
     * What {@code -e KEY=VALUE} set, over the environment of the process.
     *
     * @return immutable
     */
    public static Map<String, String> getEnv() {
        return ScriptSession.current().environment();
    }

    /**
     * What the end of a script is compiled to: scenarios of a script that plain Groovy runs are run now.
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
