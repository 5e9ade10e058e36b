package io.chaoskit.cli;

import groovy.lang.Script;
import io.chaoskit.dsl.ScenarioSource;
import io.chaoskit.dsl.ScriptSession;
import io.chaoskit.dsl.ScriptedScenario;
import io.chaoskit.internal.dsl.script.RejectedScript;
import io.chaoskit.internal.dsl.script.ScriptInput;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.internal.text.Palette;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.value.Mistake;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads scenarios of scripts as the launcher does. */
public final class ScriptFiles implements ScenarioSource {

    /** Made by {@code ServiceLoader}. */
    public ScriptFiles() {}

    @Override
    public Scenario read(Path script, String name, ScriptInput input) {
        ClassLoader loader =
                Examples.loader(script.toString(), Thread.currentThread().getContextClassLoader());
        try {
            return new FreshScenarios(ScriptSource.shown(script), name, loader, input, Overrides.NONE).read();
        } catch (MistakesFound found) {
            throw new IllegalArgumentException(text(found.mistakes()), found);
        }
    }

    @Override
    public Object load(Path script, Script caller) {
        return new LoadedFile(caller, script.toString()).value();
    }

    /**
     * Reads a script, and has its scenarios run: those that the script runs itself while it is read, the rest in order when all of them can
     * run. The script's class loader is that of the thread meanwhile.
     *
     * @param script its file
     * @param environment what {@code env} is in the script
     * @param runner runs a scenario
     * @return the names of all its scenarios
     * @throws RejectedScript if it has mistakes; the rest was not run then
     */
    public List<String> run(Path script, Map<String, String> environment, Function<Scenario, Report> runner)
            throws RejectedScript {
        ClassLoader loader =
                Examples.loader(script.toString(), Thread.currentThread().getContextClassLoader());
        try {
            ScriptSession session = new ScriptLoader(loader, runner, reading -> {}, ScriptInput.of(environment))
                    .load(ScriptSource.shown(script));
            runnable(session.pending());
            session.pending().forEach(each -> run(each, runner));
            return session.scenarios().stream().map(ScriptedScenario::getName).toList();
        } catch (MistakesFound found) {
            throw new RejectedScript(found.mistakes(), new Complaints(new Palette(false)).of(found.mistakes()));
        }
    }

    @SuppressWarnings("try") // the scope is closed, not used
    private static void run(Scenario scenario, Function<Scenario, Report> runner) {
        try (ContextLoader own = ContextLoader.of(scenario)) {
            runner.apply(scenario);
        }
    }

    /** As the launcher: nothing is run when one of them cannot be. */
    private static void runnable(List<Scenario> scenarios) throws MistakesFound {
        List<Mistake> mistakes = new ArrayList<>();
        for (Scenario each : scenarios) {
            mistakes.addAll(Fit.mistakes(each, Optional.empty()));
        }
        if (!mistakes.isEmpty()) {
            throw new MistakesFound(mistakes);
        }
    }

    private static String text(List<Mistake> mistakes) {
        return mistakes.stream()
                .map(each -> (each.at().file().isEmpty() ? "" : each.at() + ": ") + each.message())
                .collect(Collectors.joining("\n"));
    }
}
