package io.chaoskit.internal.otel;

import io.chaoskit.internal.run.RunEvents;
import io.chaoskit.plan.Fault;
import java.lang.reflect.InvocationTargetException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Emits each fault as an event of OpenTelemetry's logs, {@code chaos.fault}, in the context of the thread that it hits: so it belongs to the span
 * that is current there. Safe for all threads.
 */
public final class FaultLogs implements RunEvents {

    private static final Logger LOG = LoggerFactory.getLogger(FaultLogs.class);

    private static final String EVENT = "chaos.fault";

    private final LogsApi api;
    private final String scenario;
    private final long seed;
    private volatile boolean broken;

    private FaultLogs(LogsApi api, String scenario, long seed) {
        this.api = api;
        this.scenario = scenario;
        this.seed = seed;
    }

    /** For runs whose code under test has OpenTelemetry's API on its class path; empty without it. */
    public static Optional<RunEvents> of(ClassLoader underTest) {
        return LogsApi.in(underTest).map(api -> new FaultLogs(api, "", 0));
    }

    @Override
    public RunEvents started(Started run) {
        return new FaultLogs(api, run.scenario(), run.seed());
    }

    @Override
    public boolean wantsFaults() {
        return true;
    }

    @Override
    public void fired(String id, int lane, String scope, Fault fault) {
        if (broken) {
            return;
        }
        try {
            if (api.inUse()) {
                api.emit(EVENT, fault.toString(), attributes(id, fault));
            }
        } catch (ReflectiveOperationException | RuntimeException | LinkageError failed) {
            // It is part of the code under test, and no reason to end the run.
            broken = true;
            Throwable why = failed instanceof InvocationTargetException ? failed.getCause() : failed;
            LOG.warn(
                    "OpenTelemetry does not take the events of faults, and is told no more of them: {}",
                    why.toString());
        }
    }

    private Map<String, Object> attributes(String id, Fault fault) {
        Map<String, Object> attributes = new LinkedHashMap<>();
        attributes.put("chaos.fault.id", id);
        attributes.put("chaos.fault.kind", fault.kind());
        attributes.put("chaos.fault.site", fault.site());
        attributes.put("chaos.fault.injector", fault.injector());
        attributes.put("chaos.fault.hit", fault.hit());
        attributes.put("chaos.scenario.name", scenario);
        attributes.put("chaos.scenario.seed", seed);
        attributes.put("chaos.scenario.iteration", fault.iteration());
        return attributes;
    }

    @Override
    public void progress(State now) {}

    @Override
    public void iterationEnded(long iteration, int lane, boolean passed, long nanos, List<Fault> faults) {}
}
