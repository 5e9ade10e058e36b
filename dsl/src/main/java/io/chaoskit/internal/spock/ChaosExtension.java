package io.chaoskit.internal.spock;

import groovy.lang.Closure;
import io.chaoskit.run.FaultScope;
import io.chaoskit.spock.Chaos;
import io.chaoskit.spock.ChaosScenario;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.spockframework.runtime.extension.IGlobalExtension;
import org.spockframework.runtime.model.FeatureInfo;
import org.spockframework.runtime.model.SpecInfo;
import org.spockframework.runtime.model.parallel.ExecutionMode;

/** Gives features their faults. Found by Spock, which makes one for a run of its engine. */
public final class ChaosExtension implements IGlobalExtension {

    /** Null before the first feature with faults. */
    private FaultScope.Hold hold;

    /** Made by Spock. */
    public ChaosExtension() {}

    @Override
    public void visitSpec(SpecInfo spec) {
        List<Class<? extends Closure<?>>> ofSpec = new ArrayList<>();
        for (SpecInfo each : spec.getSpecsTopToBottom()) {
            Stream.ofNullable(each.getReflection().getDeclaredAnnotation(Chaos.class))
                    .map(Chaos::value)
                    .forEach(ofSpec::add);
        }
        for (FeatureInfo feature : spec.getAllFeatures()) {
            visit(feature, ofSpec);
        }
    }

    private void visit(FeatureInfo feature, List<Class<? extends Closure<?>>> ofSpec) {
        List<Class<? extends Closure<?>>> faults = new ArrayList<>(ofSpec);
        Chaos own = feature.getFeatureMethod().getAnnotation(Chaos.class);
        ChaosScenario repeated = feature.getFeatureMethod().getAnnotation(ChaosScenario.class);
        if (own != null) {
            faults.add(own.value());
        }
        if (repeated != null && repeated.value() != ChaosScenario.None.class) {
            faults.add(repeated.value());
        }
        if (repeated != null) {
            repeat(feature, repeated.repeat());
        }
        if (!faults.isEmpty()) {
            hold();
            // Before what annotations add: the outermost.
            feature.getFeatureMethod().addInterceptor(new FeatureFaults(faults, repeated != null));
        }
    }

    /** One after the other: the first that fails is the last. */
    private static void repeat(FeatureInfo feature, int times) {
        feature.setForceParameterized(true);
        // As late as this, because Spock's own extension says otherwise.
        feature.addInterceptor(invocation -> {
            feature.setReportIterations(false);
            invocation.proceed();
        });
        feature.setExecutionMode(ExecutionMode.SAME_THREAD);
        feature.setDataDriver(new RepeatedRows(feature, times));
    }

    private synchronized void hold() {
        if (hold == null) {
            hold = FaultScope.hold();
        }
    }

    @Override
    public synchronized void stop() {
        if (hold != null) {
            hold.close();
            hold = null;
        }
    }
}
