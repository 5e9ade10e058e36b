package io.chaoskit.junit.platform;

import java.util.Optional;
import java.util.function.Consumer;
import org.junit.platform.engine.EngineDiscoveryRequest;
import org.junit.platform.engine.EngineExecutionListener;
import org.junit.platform.engine.ExecutionRequest;
import org.junit.platform.engine.TestDescriptor;
import org.junit.platform.engine.TestEngine;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.UniqueId;
import org.junit.platform.engine.support.descriptor.EngineDescriptor;

/**
 * Runs {@code *.chaos.groovy} scripts on the JUnit Platform, one after the other. Selected by files, folders, resources, packages and roots
 * of the class path, unique ids, and classes with {@link ChaosScripts}.
 *
 * <p>The configuration parameter {@code chaoskit.failOnUnstable} makes a run that is UNSTABLE a failure; by default its verdict counts as
 * aborted.
 */
public final class ScriptTestEngine implements TestEngine {

    private static final String FAIL_ON_UNSTABLE = "chaoskit.failOnUnstable";

    /** Made by {@code ServiceLoader}. */
    public ScriptTestEngine() {}

    @Override
    public String getId() {
        return "chaoskit";
    }

    @Override
    public TestDescriptor discover(EngineDiscoveryRequest request, UniqueId id) {
        EngineDescriptor engine = new EngineDescriptor(id, "ChaosKit scripts");
        ScriptSelection.RESOLVER.resolve(request, engine);
        return engine;
    }

    @Override
    public void execute(ExecutionRequest request) {
        TestDescriptor engine = request.getRootTestDescriptor();
        EngineExecutionListener listener = request.getEngineExecutionListener();
        boolean failOnUnstable = request.getConfigurationParameters()
                .getBoolean(FAIL_ON_UNSTABLE)
                .orElse(false);
        execute(engine, script -> new ScriptRun(script, listener, failOnUnstable).execute(), listener);
    }

    private static void execute(TestDescriptor container, Consumer<ScriptNode> run, EngineExecutionListener listener) {
        listener.executionStarted(container);
        for (TestDescriptor each : container.getChildren()) {
            if (each instanceof ScriptNode script) {
                run.accept(script);
            } else {
                execute(each, run, listener);
            }
        }
        Optional<String> mistake = container instanceof ClassNode type ? type.mistake() : Optional.empty();
        listener.executionFinished(
                container,
                mistake.map(text -> TestExecutionResult.failed(new IllegalArgumentException(text)))
                        .orElseGet(TestExecutionResult::successful));
    }
}
