package io.chaoskit.junit;

import io.chaoskit.model.StepContext;
import io.chaoskit.report.Report;
import java.lang.reflect.Method;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.extension.DynamicTestInvocationContext;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.InvocationInterceptor;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.jupiter.api.extension.ReflectiveInvocationContext;
import org.junit.platform.commons.support.AnnotationSupport;

/** Puts {@link Chaos} and {@link ChaosTest} around the methods of tests. One for all tests, on any thread. */
final class ChaosExtension implements InvocationInterceptor, ParameterResolver {

    private static final Namespace NAMESPACE = Namespace.create(ChaosExtension.class);

    @Override
    public void interceptTestMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        Optional<ChaosTest> run = chaosTest(context);
        if (run.isEmpty()) {
            underFaults(invocation, context);
            return;
        }
        invocation.skip();
        TestRun test = new TestRun(context, run.get());
        Report report = test.run();
        context.getStore(NAMESPACE).put(Report.class, report);
        context.publishReportEntry(Map.of("seed", Long.toString(report.seed())));
        TestRun.judge(report);
    }

    @Override
    public void interceptTestTemplateMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        underFaults(invocation, context);
    }

    @Override
    public void interceptDynamicTest(
            Invocation<Void> invocation, DynamicTestInvocationContext test, ExtensionContext context) throws Throwable {
        underFaults(invocation, context);
    }

    private static void underFaults(Invocation<Void> invocation, ExtensionContext context) throws Throwable {
        ExtensionContext ofMethod = ofMethod(context);
        if (DeclaredFaults.any(ofMethod)) {
            Woven.hold(context.getRoot().getStore(NAMESPACE));
            FaultyTest.of(ofMethod, context.getUniqueId()).run(invocation);
        } else {
            invocation.proceed();
        }
    }

    /** The context of a dynamic test knows neither the method that made it nor the test instance; one above it does. */
    private static ExtensionContext ofMethod(ExtensionContext context) {
        return Stream.iterate(
                        Optional.of(context), Optional::isPresent, each -> each.flatMap(ExtensionContext::getParent))
                .map(Optional::orElseThrow)
                .filter(each -> each.getTestMethod().isPresent())
                .findFirst()
                .orElse(context);
    }

    /** Each iteration has its own. */
    @Override
    public void interceptBeforeEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(invocation, chaosTest(context).isEmpty());
    }

    @Override
    public void interceptAfterEachMethod(
            Invocation<Void> invocation, ReflectiveInvocationContext<Method> method, ExtensionContext context)
            throws Throwable {
        proceed(
                invocation,
                chaosTest(context).isEmpty()
                        || (Fixture.isAfterRun(method.getExecutable()) && report(context) != null));
    }

    private static void proceed(Invocation<Void> invocation, boolean really) throws Throwable {
        if (really) {
            invocation.proceed();
        } else {
            invocation.skip();
        }
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        boolean afterEach = AnnotationSupport.isAnnotated(parameter.getDeclaringExecutable(), AfterEach.class);
        return (type == StepContext.class || (type == Report.class && afterEach))
                && context.getTestMethod().isPresent()
                && chaosTest(context).isPresent();
    }

    /** Null for methods that are not called then. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Report.class ? report(context) : TestRun.iteration();
    }

    private static Report report(ExtensionContext context) {
        return context.getStore(NAMESPACE).get(Report.class, Report.class);
    }

    private static Optional<ChaosTest> chaosTest(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getRequiredTestMethod(), ChaosTest.class);
    }
}
