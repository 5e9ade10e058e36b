package io.chaoskit.junit.platform;

import groovy.lang.GroovySystem;
import io.chaoskit.internal.report.junit.Case;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.Map;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.TestDescriptor.Type;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.reporting.ReportEntry;
import org.opentest4j.TestAbortedException;

/**
 * Runs one scenario, and reports its verdict and each of its checks as a test.
 *
 * @param script that has it
 * @param scenario to run
 * @param listener is told what happens
 * @param failOnUnstable whether a run that proves nothing is a failure
 */
record ScenarioRun(ScriptNode script, Scenario scenario, EngineExecutionListener listener, boolean failOnUnstable) {

    private static final String VERDICT = "verdict";

    /** One that a script runs itself is run even if it is not selected: what follows in the script may need its report. */
    Report execute() {
        TestNode container = new TestNode(
                script.getUniqueId().append(ScriptNode.SCENARIO, scenario.name()),
                scenario.name(),
                script.source(scenario.at()),
                Type.CONTAINER);
        return script.wants(container.getUniqueId()) ? within(container) : run();
    }

    private Report run() {
        return ChaosRunner.builder()
                .environment("groovy", GroovySystem.getVersion())
                .failOnUnstable(failOnUnstable)
                .build()
                .run(scenario);
    }

    private Report within(TestNode container) {
        script.addChild(container);
        listener.dynamicTestRegistered(container);
        listener.executionStarted(container);
        try {
            return within(container, test(container, VERDICT, VERDICT, scenario.at()));
        } finally {
            listener.executionFinished(container, TestExecutionResult.successful());
        }
    }

    /** The test of the verdict lasts as long as the run. */
    private Report within(TestNode container, TestNode verdict) {
        begin(container, verdict);
        Report report;
        try {
            report = run();
        } catch (RuntimeException | Error e) {
            end(verdict, TestExecutionResult.failed(e));
            throw e;
        }
        listener.reportingEntryPublished(container, ReportEntry.from(Map.of("seed", Long.toString(report.seed()))));
        List<Case> cases = Case.of(report, false);
        end(verdict, ofVerdict(cases.get(cases.size() - 1), report));
        for (int i = 0; i < report.validators().size(); i++) {
            check(container, report.validators().get(i), cases.get(i), report);
        }
        return report;
    }

    private void check(TestNode container, ValidatorReport check, Case found, Report report) {
        SourceLocation at = scenario.assertions().stream()
                .filter(each -> each.id().equals(check.id()))
                .findFirst()
                .map(Assertion::at)
                .orElseGet(scenario::at);
        TestNode test = test(container, "check", check.id(), found.name(), at);
        if (found.result() == Case.Result.SKIPPED) {
            skip(container, test, found.message());
            return;
        }
        begin(container, test);
        if (script.wants(test.getUniqueId()) && !found.output().isEmpty()) {
            listener.reportingEntryPublished(test, ReportEntry.from("found", found.output()));
        }
        end(test, ofCheck(found, report, at));
    }

    private TestNode test(TestNode container, String type, String name, SourceLocation at) {
        return test(container, type, name, name, at);
    }

    private TestNode test(TestNode container, String type, String id, String name, SourceLocation at) {
        UniqueId unique = container.getUniqueId().append(type, id);
        return new TestNode(unique, script.nameOf(scenario.name(), name), script.source(at), Type.TEST);
    }

    private void begin(TestNode container, TestNode test) {
        if (script.wants(test.getUniqueId())) {
            container.addChild(test);
            listener.dynamicTestRegistered(test);
            listener.executionStarted(test);
        }
    }

    private void skip(TestNode container, TestNode test, String why) {
        if (script.wants(test.getUniqueId())) {
            container.addChild(test);
            listener.dynamicTestRegistered(test);
            listener.executionSkipped(test, why);
        }
    }

    private void end(TestNode test, TestExecutionResult result) {
        if (script.wants(test.getUniqueId())) {
            listener.executionFinished(test, result);
        }
    }

    private TestExecutionResult ofVerdict(Case found, Report report) {
        String text = report.toText(false).stripTrailing();
        return switch (found.result()) {
            case PASSED -> TestExecutionResult.successful();
            case SKIPPED -> TestExecutionResult.aborted(new TestAbortedException(text));
            case FAILURE -> TestExecutionResult.failed(placed(new AssertionError(text), VERDICT, scenario.at()));
            case ERROR -> TestExecutionResult.failed(placed(new IllegalStateException(text), VERDICT, scenario.at()));
        };
    }

    private TestExecutionResult ofCheck(Case found, Report report, SourceLocation at) {
        if (found.result() == Case.Result.PASSED) {
            return TestExecutionResult.successful();
        }
        String text = found.message() + "\n\n" + found.details().stripTrailing() + "\n  repeat      " + report.replay();
        Throwable thrown =
                found.result() == Case.Result.FAILURE ? new AssertionError(text) : new IllegalStateException(text);
        return TestExecutionResult.failed(placed(thrown, found.name(), at));
    }

    /** What failed was written there, wherever it was found. */
    private Throwable placed(Throwable thrown, String name, SourceLocation at) {
        thrown.setStackTrace(new StackTraceElement[] {
            new StackTraceElement(scenario.name(), name, at.known() ? at.file() : script.getDisplayName(), at.line())
        });
        return thrown;
    }
}
