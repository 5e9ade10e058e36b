package io.chaoskit.internal.spock;

import groovy.lang.Closure;
import io.chaoskit.model.Scenario;
import io.chaoskit.run.FaultScope;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.spockframework.runtime.extension.IMethodInterceptor;
import org.spockframework.runtime.extension.IMethodInvocation;

/** Has the faults of a feature active while its body runs. One for a feature; used by all threads that run its iterations. */
final class FeatureFaults implements IMethodInterceptor {

    /** More than a table has rows: a retry has a number of its own, and so faults of its own. */
    private static final long RETRY = 1_000_000;

    private final List<Class<? extends Closure<?>>> faults;
    private final boolean repeated;
    private final Map<Integer, Integer> tries = new ConcurrentHashMap<>();

    FeatureFaults(List<Class<? extends Closure<?>>> faults, boolean repeated) {
        this.faults = List.copyOf(faults);
        this.repeated = repeated;
    }

    @Override
    public void intercept(IMethodInvocation invocation) throws Throwable {
        String name =
                invocation.getSpec().getName() + ": " + invocation.getFeature().getName();
        Scenario scenario = FaultClosure.read(
                name,
                faults,
                invocation.getInstance(),
                new HashMap<>(invocation.getIteration().getDataVariables()));
        FaultScope scope =
                FaultScope.open(scenario, number(invocation.getIteration().getIterationIndex()));
        Throwable failure = null;
        try {
            invocation.proceed();
        } catch (Throwable thrown) {
            failure = thrown;
        }
        failure = close(scope, failure);
        if (failure != null) {
            throw Explained.failure(failure, where(scope) + scope.explain(failure));
        }
    }

    private String where(FaultScope scope) {
        return repeated ? "in iteration " + scope.number() + "\n" : "";
    }

    private long number(int iteration) {
        return iteration + 1 + (tries.merge(iteration, 1, Integer::sum) - 1) * RETRY;
    }

    /** The first failure, with what the end of the faults threw. */
    private static Throwable close(FaultScope scope, Throwable failure) {
        try {
            scope.close();
            return failure;
        } catch (RuntimeException broken) {
            if (failure == null) {
                return broken;
            }
            failure.addSuppressed(broken);
            return failure;
        }
    }
}
