package io.chaoskit.junit;

import io.chaoskit.report.Report;
import java.lang.reflect.Constructor;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.api.extension.ExecutableInvoker;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.platform.commons.support.AnnotationSupport;
import org.junit.platform.commons.support.HierarchyTraversalMode;

/**
 * The test instance of one iteration, and those that it is nested in, set up.
 *
 * @param instances the outermost first
 * @param invoker resolves parameters
 */
record Fixture(List<Object> instances, ExecutableInvoker invoker) {

    /** Makes and sets up the instances of an iteration; takes those that there are when the class has one for all of its tests. */
    static Fixture of(ExtensionContext context) throws Exception {
        List<Object> there = context.getRequiredTestInstances().getAllInstances();
        boolean shared = context.getTestInstanceLifecycle()
                .filter(Lifecycle.PER_CLASS::equals)
                .isPresent();
        ExecutableInvoker invoker = context.getExecutableInvoker();
        Fixture fixture = new Fixture(shared ? there : fresh(there, invoker), invoker);
        try {
            fixture.setUp();
        } catch (Exception | Error failed) {
            fixture.closeAfter(failed);
            throw failed;
        }
        return fixture;
    }

    private static List<Object> fresh(List<Object> likeThese, ExecutableInvoker invoker) {
        List<Object> made = new ArrayList<>();
        for (Object each : likeThese) {
            // Jupiter has seen to it that there is exactly one.
            Constructor<?> constructor = each.getClass().getDeclaredConstructors()[0];
            made.add(
                    made.isEmpty()
                            ? invoker.invoke(constructor)
                            : invoker.invoke(constructor, made.get(made.size() - 1)));
        }
        return List.copyOf(made);
    }

    /** What the methods throw is thrown as it is. */
    private void setUp() throws Exception {
        for (Object each : instances) {
            AnnotationSupport.findAnnotatedMethods(each.getClass(), BeforeEach.class, HierarchyTraversalMode.TOP_DOWN)
                    .forEach(method -> invoker.invoke(method, each));
        }
    }

    void call(Method test) {
        invoker.invoke(test, instances.get(instances.size() - 1));
    }

    /** Whether a method looks at the report of the run, and not at an iteration. */
    static boolean isAfterRun(Method method) {
        return Arrays.asList(method.getParameterTypes()).contains(Report.class);
    }

    /** Calls every {@code @AfterEach}; the first failure is thrown, with the others. */
    void close() throws Exception {
        Throwable failed = null;
        List<Object> inner = new ArrayList<>(instances);
        Collections.reverse(inner);
        for (Object each : inner) {
            for (Method method : AnnotationSupport.findAnnotatedMethods(
                    each.getClass(), AfterEach.class, HierarchyTraversalMode.BOTTOM_UP)) {
                failed = isAfterRun(method) ? failed : called(method, each, failed);
            }
        }
        if (failed instanceof Error error) {
            throw error;
        }
        if (failed instanceof Exception exception) {
            throw exception;
        }
    }

    private Throwable called(Method method, Object instance, Throwable before) {
        try {
            invoker.invoke(method, instance);
            return before;
        } catch (Throwable e) {
            if (before == null) {
                return e;
            }
            before.addSuppressed(e);
            return before;
        }
    }

    private void closeAfter(Throwable failed) {
        try {
            close();
        } catch (Exception | Error e) {
            failed.addSuppressed(e);
        }
    }
}
