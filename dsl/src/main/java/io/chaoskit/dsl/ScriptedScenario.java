package io.chaoskit.dsl;

import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * The scenario that {@code scenario('name') { … }} returns, to run or to look at. Immutable but for the memory of
 * having been run.
 */
public final class ScriptedScenario {

    private final String name;
    private final Optional<Scenario> model;
    private final List<Mistake> mistakes;
    private final ScriptSession session;
    private boolean ran;

    ScriptedScenario(String name, Optional<Scenario> model, List<Mistake> mistakes, ScriptSession session) {
        this.name = name;
        this.model = model;
        this.mistakes = mistakes;
        this.session = session;
    }

    /**
     * The scenario's name.
     *
     * @return as written
     */
    public String getName() {
        return name;
    }

    /**
     * The described scenario, for Java.
     *
     * @return immutable
     * @throws InvalidScenarioException if there are mistakes in it
     */
    public Scenario getModel() {
        return model.orElseThrow(() -> new InvalidScenarioException(name, mistakes));
    }

    List<Mistake> mistakes() {
        return mistakes;
    }

    /** Unknown for one with mistakes. */
    SourceLocation at() {
        return model.map(Scenario::at).orElse(SourceLocation.UNKNOWN);
    }

    boolean ran() {
        return ran;
    }

    /**
     * Runs it now, with what the command line changed, and waits. A scenario that a script has run itself is not run again
     * when the script ends.
     *
     * @return what happened
     * @throws InvalidScenarioException if there are mistakes in it
     */
    public Report run() {
        Scenario scenario = getModel();
        ran = true;
        return session.run(scenario);
    }

    /**
     * A short table: what is targeted, injected and asserted, and for how long.
     *
     * @return several lines
     */
    @Override
    public String toString() {
        return model.map(ScenarioTable::of).orElseGet(() -> "scenario '" + name + "': " + mistakes);
    }
}
