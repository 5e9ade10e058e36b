package io.chaoskit.junit;

import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.run.FaultScope;
import java.lang.reflect.Method;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.InvocationInterceptor.Invocation;

/**
 * A test method that runs under faults.
 *
 * @param faults which
 * @param number tells the rows, repetitions and dynamic tests of one method apart; 1 for a plain test
 */
record FaultyTest(Scenario faults, long number) {

    /** Jupiter numbers what a method is invoked for. */
    private static final Pattern INVOCATION = Pattern.compile(":#(\\d+)]");

    private static final long MOST_OF_ONE = 100_000;

    /** Is thrown by nobody: tells beside the failure of a test what was injected. */
    private static final class InjectedFaults extends RuntimeException {

        private static final long serialVersionUID = 1L;

        InjectedFaults(String text) {
            super(text, null, false, false);
        }
    }

    /** The test of a method; the unique id is that of its row, repetition or dynamic test. */
    static FaultyTest of(ExtensionContext context, String uniqueId) {
        ScenarioBuilder<Object> scenario = Scenario.builder(name(context))
                .classLoader(context.getRequiredTestClass().getClassLoader())
                .step("test", it -> {});
        DeclaredFaults.of(context).forEach(scenario::inject);
        return new FaultyTest(scenario.build(), number(uniqueId));
    }

    /** The class and the method, as reports and replays name the test. */
    static String name(ExtensionContext context) {
        Class<?> type = context.getRequiredTestClass();
        Method method = context.getRequiredTestMethod();
        String inPackage = type.getPackageName().isEmpty()
                ? type.getName()
                : type.getName().substring(type.getPackageName().length() + 1);
        return inPackage.replace('$', '.') + "." + method.getName();
    }

    /** The same each time the same test is run, alone too. */
    private static long number(String uniqueId) {
        return INVOCATION
                .matcher(uniqueId)
                .results()
                .map(MatchResult::group)
                .mapToLong(each -> Long.parseLong(each.substring(2, each.length() - 1)))
                .reduce((outer, inner) -> outer * MOST_OF_ONE + inner)
                .orElse(1);
    }

    /** Runs the test; one that fails gets what was injected as a suppressed exception. */
    void run(Invocation<Void> test) throws Throwable {
        FaultScope scope;
        try {
            scope = FaultScope.open(faults, number);
        } catch (Throwable cannotBegin) {
            test.skip();
            throw cannotBegin;
        }
        try {
            test.proceed();
        } catch (Throwable failed) {
            try {
                scope.close();
            } catch (RuntimeException broken) {
                failed.addSuppressed(broken);
            }
            failed.addSuppressed(new InjectedFaults(scope.explain(failed)));
            throw failed;
        }
        scope.close();
    }
}
