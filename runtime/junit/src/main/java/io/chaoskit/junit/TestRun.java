package io.chaoskit.junit;

import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.model.StepContext;
import io.chaoskit.model.Target;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.verdict.Verdict;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.extension.ExtensionContext;

/**
 * The run of a test method.
 *
 * @param context of the test
 * @param settings its annotation
 */
record TestRun(ExtensionContext context, ChaosTest settings) {

    private static final String FAIL_ON_UNSTABLE = "chaoskit.failOnUnstable";

    private static final ThreadLocal<StepContext<Fixture>> ITERATION = new ThreadLocal<>();

    /** The iteration that the current thread is in; null for none. */
    static StepContext<Fixture> iteration() {
        return ITERATION.get();
    }

    Report run() {
        boolean failOnUnstable = context.getConfigurationParameter(FAIL_ON_UNSTABLE)
                .map(Boolean::parseBoolean)
                .orElse(false);
        return ChaosRunner.builder().failOnUnstable(failOnUnstable).build().run(scenario());
    }

    private Scenario scenario() {
        Method test = context.getRequiredTestMethod();
        ScenarioBuilder<Fixture> scenario = Scenario.<Fixture>builder(FaultyTest.name(context))
                .classLoader(context.getRequiredTestClass().getClassLoader())
                .target(Target.<Fixture>perIteration(it -> Fixture.of(context), Fixture::close))
                .step(test.getName(), it -> step(it, test))
                .lanes(settings.lanes())
                .repeat(settings.repeat());
        DeclaredFaults.of(context).forEach(scenario::inject);
        if (!settings.configure().isEmpty()) {
            FactoryMethod.of("@ChaosTest(configure)", settings.configure(), context, ScenarioBuilder.class)
                    .call(scenario);
        }
        return scenario.build();
    }

    private static void step(StepContext<Fixture> iteration, Method test) {
        ITERATION.set(iteration);
        try {
            iteration.target().call(test);
        } finally {
            ITERATION.remove();
        }
    }

    /** Fails the test when the run has failed, and aborts it when it is unstable. */
    static void judge(Report report) {
        if (!report.passed()) {
            throw new AssertionError(report.toText(false).stripTrailing());
        }
        if (report.verdict() == Verdict.UNSTABLE) {
            Assumptions.abort(report.toText(false).stripTrailing());
        }
    }
}
