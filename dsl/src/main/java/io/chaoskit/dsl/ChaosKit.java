package io.chaoskit.dsl;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.lang.Script;
import io.chaoskit.internal.dsl.block.ScenarioBlock;
import io.chaoskit.internal.dsl.block.ScriptWords;
import io.chaoskit.internal.dsl.script.ScriptHome;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The entry to the DSL. A script that is not run by the launcher begins with
 *
 * <pre>{@code import static io.chaoskit.dsl.ChaosKit.*}</pre>
 */
public final class ChaosKit {

    private static final StackWalker STACK = StackWalker.getInstance(StackWalker.Option.RETAIN_CLASS_REFERENCE);

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
            return new ScriptedScenario(
                    name,
                    Optional.of(new ScriptWords(session.input().settings()).scenario(name, body)),
                    List.of(),
                    session);
        } catch (InvalidScenarioException e) {
            if (!session.collecting()) {
                throw e;
            }
            return new ScriptedScenario(name, Optional.empty(), e.mistakes(), session);
        }
    }

    /**
     * The iteration of a scenario in which it failed, with the faults that made it fail: a regression test. {@code chaoskit shrink} writes
     * such calls.
     *
     * @param options {@code seed} and {@code iteration} of the failure; {@code from} the iteration that it begins with, the same by
     *     default; {@code without} the names of steps that are not needed; {@code lanes: true} for a run that had several
     * @param script the file that has the scenario, seen from this script or from the current folder
     * @param name of the scenario
     * @param faults see {@link PinBlock}
     * @return the scenario; under the launcher it is run when the script ends
     * @throws IllegalArgumentException if the script has no such scenario
     */
    public static ScriptedScenario pinned(
            Map<String, ?> options,
            String script,
            String name,
            @DelegatesTo(value = PinBlock.class, strategy = Closure.DELEGATE_FIRST) Closure<?> faults) {
        PlainGroovy.openSession(faults);
        ScriptSession session = ScriptSession.current();
        Path file = Pinned.file(script, ScriptSource.file(faults));
        Scenario found = ScriptSession.aside(() -> Pinned.source().read(file, name, session.input()));
        Scenario model = Pinned.of(found, options, faults);
        ScriptedScenario pinned = new ScriptedScenario(name, Optional.of(model), List.of(), session);
        session.add(pinned);
        return pinned;
    }

    /**
     * The environment of the process, with what {@code -e KEY=VALUE} set for the script. On every thread that runs code of the script.
     *
     * @return immutable
     */
    public static Map<String, String> getEnv() {
        return ScriptSession.opened()
                ? ScriptSession.current().input().environment()
                : home().map(home -> home.input().environment()).orElseGet(System::getenv);
    }

    /** The script whose code calls. */
    private static Optional<ScriptHome> home() {
        ClassLoader own = ChaosKit.class.getClassLoader();
        return STACK.walk(
                frames -> frames.map(frame -> frame.getDeclaringClass().getClassLoader())
                        .filter(loader -> loader != null && loader != own)
                        .flatMap(loader -> ScriptHome.of(loader).stream())
                        .findFirst());
    }

    /**
     * Reads another script as a part of this one: {@code load 'fixtures.groovy'}. Its scenarios are run with those of this script, which can
     * call its methods and use its variables, those without a type or {@code def}.
     *
     * @param caller the script that loads it; in a script it is implied
     * @param file the other script, seen from this one or from the current folder
     * @return the value of the other script
     * @throws InvalidScenarioException with everything that is wrong with it; if it is not there, or loads this one
     */
    public static Object load(Script caller, String file) {
        return LoadedScript.load(caller, file);
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
