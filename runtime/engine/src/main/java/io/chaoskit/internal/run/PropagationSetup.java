package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.context.ExitTrap;
import io.chaoskit.internal.context.Propagation;
import io.chaoskit.internal.hit.Dispatcher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Sets up which threads a run reaches: every one with one lane and no other run, otherwise only those that its contexts are propagated to;
 * and traces where those were started. By the thread that runs it, where nothing else is said.
 */
final class PropagationSetup {

    private static final Logger LOG = LoggerFactory.getLogger(PropagationSetup.class);

    private final CleanUp cleanUp;
    private final Findings findings;
    private final Loom loom;
    private volatile boolean shared;
    private boolean traced;
    private boolean over;

    PropagationSetup(CleanUp cleanUp, Findings findings, Loom loom) {
        this.cleanUp = cleanUp;
        this.findings = findings;
        this.loom = loom;
    }

    /**
     * The run begins among those that are there. What must be woven to propagate contexts is woven before the target is made: the JVM
     * only interprets a worker whose pool is changed while the worker is in it.
     */
    void enter(Dispatcher.Member run, boolean severalLanes) {
        cleanUp.push("leaving the injection points", () -> Dispatcher.INSTANCE.leave(run));
        cleanUp.push("taking the trace out of threads", this::endTrace);
        boolean alone = Dispatcher.INSTANCE.enterAlone(run);
        if (!alone || severalLanes) {
            // Before the others know of it: what they hand over meanwhile must arrive.
            propagate();
        }
        Dispatcher.INSTANCE.enter(run);
    }

    /** From here on the code under test does not end the JVM with its run. */
    void trapExits(ExitTrap.Member run) {
        try {
            Propagation.requireExits();
            loom.keep("exits", Propagation::requireExits, Propagation::releaseExits);
            cleanUp.push("letting code end the JVM again", Propagation::releaseExits);
            ExitTrap.add(run);
            cleanUp.push("leaving the trap for exits", () -> ExitTrap.remove(run));
        } catch (IllegalStateException forbidden) {
            LOG.info("Code under test that calls System.exit ends the JVM: {}", forbidden.getMessage());
        }
    }

    /** Another run is there at the same time. */
    void share() {
        shared = true;
    }

    boolean shared() {
        return shared;
    }

    /** From here on handed over work inherits. */
    private void propagate() {
        try {
            Propagation.require();
            loom.keep("work", Propagation::require, Propagation::release);
            cleanUp.push("taking the handovers out of executors", Propagation::release);
            cleanUp.push(
                    "looking for executors that were not woven", () -> Weaving.report(Propagation.unwoven(), findings));
        } catch (IllegalStateException forbidden) {
            LOG.warn(
                    "Faults do not follow work into pools, unless it goes through Chaos.wrap: {}",
                    forbidden.getMessage());
        }
    }

    /** From here on it is remembered where threads are started. Does nothing the second time, and after the run. By any thread. */
    synchronized void traceThreadStarts() {
        if (traced || over) {
            return;
        }
        try {
            Propagation.requireStarts();
            loom.keep("starts", Propagation::requireStarts, Propagation::releaseStarts);
            traced = true;
        } catch (IllegalStateException forbidden) {
            over = true;
            LOG.info("Where threads are started cannot be told: {}", forbidden.getMessage());
        }
    }

    private synchronized void endTrace() {
        over = true;
        if (traced) {
            Propagation.releaseStarts();
        }
    }
}
