package io.chaoskit.dsl;

import groovy.lang.GroovySystem;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * The session of a script: the scenarios that it defines, and how they are run. The launcher opens one for each script; without one
 * a scenario is run when its {@link ScriptedScenario#run} is called.
 */
public final class ScriptSession {

    private static final ThreadLocal<ScriptSession> CURRENT = new ThreadLocal<>();

    private final Function<Scenario, Report> runner;
    private final ScriptInput input;
    private final boolean collecting;
    private final List<ScriptedScenario> scenarios = new ArrayList<>();

    private ScriptSession(Function<Scenario, Report> runner, ScriptInput input, boolean collecting) {
        this.runner = runner;
        this.input = input;
        this.collecting = collecting;
    }

    /**
     * Opens a session for what the current thread evaluates next. Mistakes are collected instead of thrown.
     *
     * @param runner runs a scenario
     * @param environment what {@code env} is in the script
     * @return to be closed when the script has been evaluated
     */
    public static ScriptSession open(Function<Scenario, Report> runner, Map<String, String> environment) {
        return open(runner, ScriptInput.of(environment));
    }

    /**
     * Opens a session for what the current thread evaluates next. Mistakes are collected instead of thrown.
     *
     * @param runner runs a scenario
     * @param input what the call gives to the script
     * @return to be closed when the script has been evaluated
     */
    public static ScriptSession open(Function<Scenario, Report> runner, ScriptInput input) {
        ScriptSession session = new ScriptSession(runner, input, true);
        CURRENT.set(session);
        return session;
    }

    /** Ends the session of the current thread. */
    public static void close() {
        CURRENT.remove();
    }

    /** Does something that opens sessions of its own, and comes back to this one. */
    static <T> T aside(Supplier<T> work) {
        ScriptSession before = CURRENT.get();
        try {
            return work.get();
        } finally {
            CURRENT.set(before);
        }
    }

    /** The session of the current thread; one that throws mistakes when none was opened. */
    static ScriptSession current() {
        ScriptSession session = CURRENT.get();
        return session != null ? session : new ScriptSession(runner()::run, ScriptInput.of(System.getenv()), false);
    }

    private static ChaosRunner runner() {
        return ChaosRunner.builder()
                .environment("groovy", GroovySystem.getVersion())
                .build();
    }

    static boolean opened() {
        return CURRENT.get() != null;
    }

    boolean collecting() {
        return collecting;
    }

    void add(ScriptedScenario scenario) {
        scenarios.add(scenario);
    }

    Report run(Scenario scenario) {
        return runner.apply(scenario);
    }

    ScriptInput input() {
        return input;
    }

    /**
     * The scenarios that were defined, in order.
     *
     * @return also those with mistakes
     */
    public List<ScriptedScenario> scenarios() {
        return List.copyOf(scenarios);
    }

    /**
     * Those that can run and were not run by the script itself, in order.
     *
     * @return what is left to do
     */
    public List<Scenario> pending() {
        return scenarios.stream()
                .filter(each -> !each.ran() && each.mistakes().isEmpty())
                .map(ScriptedScenario::getModel)
                .toList();
    }

    /**
     * Everything that is wrong with them.
     *
     * @return in the order of the source
     */
    public List<Mistake> mistakes() {
        return Stream.concat(scenarios.stream().flatMap(each -> each.mistakes().stream()), sameNames().stream())
                .distinct()
                .sorted(java.util.Comparator.comparing(Mistake::at))
                .toList();
    }

    /** Reports, and {@code --only}, could not tell them apart. */
    private List<Mistake> sameNames() {
        Map<String, SourceLocation> seen = new HashMap<>();
        List<Mistake> mistakes = new ArrayList<>();
        for (ScriptedScenario each : scenarios) {
            SourceLocation first = seen.putIfAbsent(each.getName(), each.at());
            if (first != null && each.at().known()) {
                mistakes.add(new Mistake(
                        each.at(),
                        "scenario names must be unique, but '" + each.getName() + "' is there twice",
                        "rename one" + (first.known() ? "; the first is at " + first : "")));
            }
        }
        return mistakes;
    }
}
