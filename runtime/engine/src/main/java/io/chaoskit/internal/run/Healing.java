package io.chaoskit.internal.run;

import io.chaoskit.internal.hit.Stop;

/**
 * Ends every fault that lasts: injected waits are over, and what injectors started is stopped, in reverse order. From then on nothing is
 * injected any more.
 */
final class Healing {

    private final Stop stop;
    private final CleanUp started;

    /** {@code started} undoes what injectors start. */
    Healing(Stop stop, CleanUp started) {
        this.stop = stop;
        this.started = started;
    }

    /** Something was started that must be stopped. */
    void push(String what, CleanUp.Action action) {
        started.push(what, action);
    }

    /** Does nothing the second time. */
    void heal() {
        stop.release();
        started.run();
    }
}
