package io.chaoskit.internal.run;

import io.chaoskit.plan.Fault;
import java.util.ArrayList;
import java.util.List;

/** Collects the faults of a run, in the order in which its iterations ended. Safe for all lanes. */
public final class FiredFaults implements RunEvents {

    private final List<Fault> trace = new ArrayList<>();

    @Override
    public void progress(State state) {}

    @Override
    public synchronized void iterationEnded(long iteration, int lane, boolean passed, long nanos, List<Fault> faults) {
        trace.addAll(faults);
    }

    /** Those so far. */
    public synchronized List<Fault> trace() {
        return List.copyOf(trace);
    }
}
