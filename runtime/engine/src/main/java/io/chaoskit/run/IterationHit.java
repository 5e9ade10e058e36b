package io.chaoskit.run;

import io.chaoskit.plan.Fault;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Hit;
import java.time.Duration;
import java.util.Optional;

/** What a hit knows of the iteration that it belongs to. */
abstract class IterationHit implements Hit {

    final Iteration iteration;
    /** What is talked to at the network where the thread is. */
    private Contact contact;
    /** How late the answer of that is made; null while waits are for the thread. */
    private Duration lateness;

    IterationHit(Iteration iteration) {
        this.iteration = iteration;
    }

    @Override
    public int lane() {
        return iteration.lane();
    }

    @Override
    public Duration elapsed() {
        return iteration.sinceStart();
    }

    @Override
    public Object target() {
        return iteration.target();
    }

    @Override
    public void pause(Duration duration) {
        if (lateness == null) {
            iteration.stop().pause(duration);
        } else {
            lateness = lateness.plus(duration);
        }
    }

    /** From here on waits are only added up. */
    void collectWaits() {
        lateness = Duration.ZERO;
    }

    /** Waits are for the thread again; how long those were that it did not wait. */
    Duration collectedWaits() {
        Duration collected = lateness;
        lateness = null;
        return collected;
    }

    Contact hand(Contact next) {
        Contact before = contact;
        contact = next;
        return before;
    }

    @Override
    public Contact contact() {
        return contact != null ? contact : Hit.super.contact();
    }

    /** The fault that happens now. */
    abstract Fault fault();

    @Override
    public void hold(Pressure pressure, Optional<Duration> length) {
        iteration.hold(here -> here.hold(pressure, length, fault()));
    }

    @Override
    public void holdForIteration(Pressure pressure) {
        iteration.hold(here -> here.holdForIteration(pressure, fault()));
    }
}
