package io.chaoskit.cli;

import io.chaoskit.dsl.ScriptSession;
import io.chaoskit.dsl.ScriptedScenario;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/**
 * A scenario of a script as a fresh process would see it: the script is evaluated anew each time, so that the objects that it makes are
 * fresh as well.
 *
 * @param file of the script
 * @param name of the scenario
 * @param underTest sees the code under test
 * @param input what the script is given
 * @param overrides of the call that is repeated
 * @param guard hears when the script is read: one that ends the process then is told so; empty where others see to that
 * @param compiled the script, once it was read
 */
record FreshScenarios(
        String file,
        String name,
        ClassLoader underTest,
        ScriptInput input,
        Overrides overrides,
        Optional<ExitGuard> guard,
        Map<Path, CompiledScript> compiled)
        implements Supplier<Scenario> {

    FreshScenarios(String file, String name, ClassLoader underTest, ScriptInput input, Overrides overrides) {
        this(file, name, underTest, input, overrides, Optional.empty(), new HashMap<>());
    }

    /** The same, where a script must not end the process while it is read. */
    FreshScenarios guarded(ExitGuard by) {
        return new FreshScenarios(file, name, underTest, input, overrides, Optional.of(by), compiled);
    }

    /** Ends a script that has come to the scenario, which it would run itself. */
    private static final class Reached extends RuntimeException {

        private static final long serialVersionUID = 1L;

        Reached() {
            super("reached", null, false, false);
        }
    }

    /** Remembers what a script would run itself. */
    private static final class Runner {

        private final String wanted;
        private Scenario found;

        Runner(String wanted) {
            this.wanted = wanted;
        }

        Report run(Scenario scenario) {
            if (scenario.name().equals(wanted)) {
                found = scenario;
                throw new Reached();
            }
            return ChaosRunner.builder().build().run(scenario);
        }
    }

    @Override
    public Scenario get() {
        try {
            return read();
        } catch (MistakesFound edited) {
            throw new IllegalStateException(file + " has mistakes now: " + edited.getMessage(), edited);
        }
    }

    /** The scenario; throws what is wrong with the script. */
    Scenario read() throws MistakesFound {
        ExitGuard.Part before = during(null);
        try {
            return evaluated();
        } finally {
            during(before);
        }
    }

    private Scenario evaluated() throws MistakesFound {
        Runner runner = new Runner(name);
        try {
            ScriptSession session = new ScriptLoader(
                            underTest, runner::run, this::reads, input, compiled, new ArrayList<>())
                    .load(file);
            return overrides.apply(among(session.scenarios()));
        } catch (MistakesFound found) {
            if (runner.found == null) {
                throw found;
            }
            return overrides.apply(runner.found);
        }
    }

    private void reads(Reading reading) {
        during(stack -> Complaints.print(reading.exitCalled(stack)));
    }

    private ExitGuard.Part during(ExitGuard.Part part) {
        return guard.map(each -> each.during(part)).orElse(null);
    }

    private Scenario among(List<ScriptedScenario> all) throws MistakesFound {
        Optional<ScriptedScenario> found =
                all.stream().filter(each -> each.getName().equals(name)).findFirst();
        if (found.isEmpty()) {
            String names = all.stream().map(each -> "'" + each.getName() + "'").collect(Collectors.joining(", "));
            throw MistakesFound.in(
                    file, "the script must have the scenario '" + name + "', but has " + names, "name another script");
        }
        return found.get().getModel();
    }
}
