package io.chaoskit.dsl;

import io.chaoskit.internal.context.ContextThread;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.replay.Replay;
import io.chaoskit.replay.ShrinkResult;
import io.chaoskit.replay.Shrinker;
import io.chaoskit.replay.Sweep;
import io.chaoskit.replay.SweepResult;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Report;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.Map;
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
    /** Null before the first run. */
    private Report last;

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
     * @throws IllegalStateException if it is called in an iteration of a scenario
     */
    public Report run() {
        return run(Map.of());
    }

    /**
     * Runs it now with other settings than it has, and waits.
     *
     * @param settings {@code seed}, {@code iterations}, {@code duration} and {@code lanes}, instead of those of the scenario
     * @return what happened
     * @throws InvalidScenarioException if there are mistakes in it
     * @throws IllegalArgumentException if a setting is not known, or cannot have the value
     * @throws IllegalStateException if it is called in an iteration of a scenario
     */
    public Report run(Map<String, ?> settings) {
        rejectInIteration("run");
        Scenario scenario = RunSettings.apply(settings, getModel());
        ran = true;
        last = session.run(scenario);
        return last;
    }

    /**
     * Repeats the first failure of the last run with exactly its faults; runs it when it was not run yet. The target should be one that is created,
     * so that each try has a fresh one.
     *
     * @return whether it came again
     * @throws IllegalArgumentException if no iteration failed
     */
    public Replay.Result replay() {
        rejectInIteration("replay");
        Report failed = last != null ? last : run();
        return Replay.of(this::getModel, FailedRun.of(failed)).build().run();
    }

    /**
     * Shrinks the first failure of a run: finds the few faults that it takes. The target should be one that is created, so that each
     * experiment has a fresh one.
     *
     * @param report of a run that failed
     * @return what is left; its text is for people
     * @throws IllegalArgumentException if no iteration failed
     */
    public ShrinkResult shrink(Report report) {
        rejectInIteration("shrink");
        ran = true;
        return Shrinker.of(this::getModel, FailedRun.of(report)).build().run();
    }

    /**
     * Shrinks the first failure of the last run of this scenario; runs it when it was not run yet.
     *
     * @return what is left; its text is for people
     * @throws IllegalArgumentException if no iteration failed
     */
    public ShrinkResult shrink() {
        rejectInIteration("shrink");
        return shrink(last != null ? last : run());
    }

    /**
     * Sweeps it now, and waits: each fault that its injectors can make is made, one after the other. The target is a fresh one for each only
     * when the scenario creates it.
     *
     * @return what was found
     * @throws InvalidScenarioException if there are mistakes in it, it fails without faults, or nothing can be injected
     */
    public SweepResult sweep() {
        rejectInIteration("sweep");
        ran = true;
        return Sweep.of(this::getModel).build().run();
    }

    /** Its weaving, its progress and its report would be in the middle of an iteration that is measured. */
    private void rejectInIteration(String call) {
        if (Thread.currentThread() instanceof ContextThread) {
            throw new IllegalStateException(
                    call + "() of scenario '" + name
                            + "' must be called while no scenario runs, but was called in an iteration of one; call it before or after");
        }
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
