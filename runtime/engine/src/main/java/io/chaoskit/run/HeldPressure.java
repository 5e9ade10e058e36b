package io.chaoskit.run;

import io.chaoskit.plan.Fault;
import io.chaoskit.pressure.Pressure;

/** A pressure that an injector has put on. Guarded by the lock of {@link Pressures}. */
final class HeldPressure {

    private final Pressure pressure;
    private long until;
    private Fault by;
    private AutoCloseable open;

    HeldPressure(Pressure pressure, long until, Fault by) {
        this.pressure = pressure;
        this.until = until;
        this.by = by;
    }

    /** By identity: two equal parts of one composite are two pressures. */
    boolean is(Pressure other, String injector) {
        return pressure == other && by.injector().equals(injector);
    }

    void lengthen(long later, Fault again) {
        until = Math.max(until, later);
        by = again;
    }

    void open(Pressure.Run run) throws Exception {
        open = pressure.open(run);
    }

    /** Takes it off; nothing happens when it is off. */
    void close() throws Exception {
        AutoCloseable closing = open;
        open = null;
        if (closing != null) {
            closing.close();
        }
    }

    /** When its time is over, in nanoseconds since the first iteration. */
    long until() {
        return until;
    }

    /** The fault that put it on, the last one if there were several. */
    Fault by() {
        return by;
    }

    boolean vital() {
        return pressure.vital();
    }

    String text() {
        return by.effect();
    }
}
