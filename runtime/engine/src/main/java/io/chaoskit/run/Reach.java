package io.chaoskit.run;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which threads a run reaches: every one with one lane and no other run, otherwise only those that inherit an iteration; and where
 * those were started. By the thread that runs it, where nothing else is said.
 */
final class Reach {

    private static final Logger LOG = LoggerFactory.getLogger(Reach.class);

    private final Run run;
    private boolean traced;
    private boolean over;

    Reach(Run run) {
        this.run = run;
    }

    /**
     * The run begins among those that are there. What must be woven to carry iterations is woven before the target is made: the JVM
     * only interprets a worker whose pool is changed while the worker is in it.
     */
    void enter() {
        run.cleanUp().push("leaving the injection points", () -> Dispatcher.INSTANCE.leave(run));
        run.cleanUp().push("taking the trace out of threads", this::endTrace);
        boolean alone = Dispatcher.INSTANCE.enterAlone(run);
        if (!alone || run.scenario().lanes() > 1) {
            // Before the others are told: what they hand over meanwhile must arrive.
            propagate();
        }
        Dispatcher.INSTANCE.enter(run);
    }

    /** From here on handed over work inherits. */
    private void propagate() {
        try {
            Inheritance.require();
            run.cleanUp().push("taking the handovers out of executors", Inheritance::release);
            run.cleanUp()
                    .push(
                            "looking for executors that were not woven",
                            () -> Weaving.report(Inheritance.unwoven(), run.findings()));
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
            Inheritance.requireStarts();
            traced = true;
        } catch (IllegalStateException forbidden) {
            over = true;
            LOG.info("Where threads are started cannot be told: {}", forbidden.getMessage());
        }
    }

    private synchronized void endTrace() {
        over = true;
        if (traced) {
            Inheritance.releaseStarts();
        }
    }
}
