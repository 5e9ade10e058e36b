package io.chaoskit.junit.platform;

import io.chaoskit.cli.ScriptFiles;
import io.chaoskit.internal.dsl.script.RejectedScript;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.value.Mistake;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestExecutionResult;

/**
 * Reads a script, and runs its scenarios.
 *
 * @param script which one, and what of it
 * @param listener is told what happens
 * @param failOnUnstable whether a run that proves nothing is a failure
 */
record ScriptRun(ScriptNode script, EngineExecutionListener listener, boolean failOnUnstable) {

    void execute() {
        listener.executionStarted(script);
        listener.executionFinished(script, outcome());
    }

    private TestExecutionResult outcome() {
        try {
            List<String> names = new ScriptFiles().run(script.file(), System.getenv(), this::run);
            return missing(names).map(TestExecutionResult::failed).orElseGet(TestExecutionResult::successful);
        } catch (RejectedScript e) {
            return TestExecutionResult.failed(placed(e));
        } catch (RuntimeException | Error e) {
            return TestExecutionResult.failed(e);
        }
    }

    private Report run(Scenario scenario) {
        return new ScenarioRun(script, scenario, listener, failOnUnstable).execute();
    }

    /** The place of each mistake is where a stack trace has frames, which editors make links of. */
    private static RejectedScript placed(RejectedScript e) {
        e.setStackTrace(e.mistakes().stream()
                .map(Mistake::at)
                .filter(each -> !each.file().isEmpty())
                .map(each -> new StackTraceElement("script", "mistake", each.file(), each.line()))
                .toArray(StackTraceElement[]::new));
        return e;
    }

    /** A unique id names a scenario that the script does not have. */
    private Optional<Throwable> missing(List<String> names) {
        return script.scenariosChosen().stream()
                .filter(each -> !names.contains(each))
                .findFirst()
                .map(each -> new IllegalArgumentException("the script must have the scenario '" + each + "', but has "
                        + names.stream().map(name -> "'" + name + "'").collect(Collectors.joining(", "))));
    }
}
