package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.thread.OwnThreads;
import io.chaoskit.plan.Fault;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.report.Thrown;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * The pressures that are on in a run. A thread of its own takes them off when their time is over, and all of them at once when
 * the run stops. Safe for all threads.
 */
final class Pressures implements Pressure.Run {

    private static final Duration TICK = Duration.ofMillis(5);
    private static final long FOREVER = Long.MAX_VALUE;
    /** Until the iteration of the fault is over. */
    private static final long ITERATION = Long.MAX_VALUE - 1;

    private final Prepared prepared;
    private final LongSupplier elapsed;
    private final Stop stop;
    private final Findings findings;
    private final Consumer<Fault> onHold;
    private final List<Held> held = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();
    /** The faults that have put them on, for iterations that begin under them. */
    private volatile List<Fault> faults = List.of();

    private volatile Runnable onTick = () -> {};
    private Thread watch;
    private volatile boolean over;

    /** A pressure that an injector has put on. Guarded by the lock of the pressures. */
    private static final class Held {

        private final Pressure pressure;
        /** When its time is over, in nanoseconds since the first iteration. */
        private long until;
        /** The fault that put it on, the last one if there were several. */
        private Fault by;

        private AutoCloseable open;

        Held(Pressure pressure, long until, Fault by) {
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

        /** Takes it off; nothing happens when it is off. */
        void close() throws Exception {
            AutoCloseable closing = open;
            open = null;
            if (closing != null) {
                closing.close();
            }
        }
    }

    /** {@code elapsed} is in nanoseconds since the begin; {@code onHold} gets the fault of each pressure that is put on, for the iterations that run. */
    Pressures(Prepared prepared, LongSupplier elapsed, Stop stop, Findings findings, Consumer<Fault> onHold) {
        this.prepared = prepared;
        this.elapsed = elapsed;
        this.stop = stop;
        this.findings = findings;
        this.onHold = onHold;
    }

    /** Puts a pressure on, or lengthens it when this injector has it on. */
    synchronized void hold(Pressure pressure, Optional<Duration> length, Fault by) {
        if (stopping()) {
            return;
        }
        hold(
                pressure,
                length.map(time -> elapsed.getAsLong() + Math.min(FOREVER / 2, time.toNanos()))
                        .orElse(FOREVER),
                by);
    }

    /** Puts a pressure on until the iteration of its fault ends. */
    synchronized void holdForIteration(Pressure pressure, Fault by) {
        if (!stopping()) {
            hold(pressure, by.iteration() == 0 ? FOREVER : ITERATION, by);
        }
    }

    private void hold(Pressure pressure, long until, Fault by) {
        Optional<Held> present =
                held.stream().filter(each -> each.is(pressure, by.injector())).findFirst();
        if (present.isPresent()) {
            present.get().lengthen(until, by);
        } else {
            Held fresh = new Held(pressure, until, by);
            try {
                watch();
                fresh.open = pressure.open(this);
            } catch (Throwable thrown) {
                failed(pressure, by, thrown);
                return;
            }
            held.add(fresh);
        }
        publish();
        onHold.accept(by);
    }

    /** Has something done each time before pressures are taken off, whether or not one is on. */
    void everyTick(Runnable action) {
        onTick = action;
        watch();
    }

    /** Starts what takes pressures off in time. */
    private synchronized void watch() {
        if (watch == null) {
            watch = OwnThreads.daemon("pressure-watch", this::takeOffInTime);
            watch.start();
        }
    }

    private void takeOffInTime() {
        try {
            while (!stopping()) {
                onTick.run();
                takeOffExpired();
                stop.pause(TICK);
            }
        } catch (Throwable failed) {
            findings.broken("watching the pressures failed", failed);
        } finally {
            takeAllOff();
        }
    }

    private synchronized void takeOffExpired() {
        long now = elapsed.getAsLong();
        takeOff(held.stream().filter(each -> each.until <= now).toList());
    }

    /** Takes off what was put on for the one iteration that runs. */
    synchronized void iterationEnded() {
        takeOff(held.stream().filter(each -> each.until == ITERATION).toList());
    }

    private void takeOff(List<Held> over) {
        if (!over.isEmpty()) {
            held.removeAll(over);
            over.forEach(this::takeOff);
            publish();
        }
    }

    private void takeOff(Held each) {
        try {
            each.close();
        } catch (Throwable thrown) {
            String what = "taking " + each.by.effect() + " off";
            if (each.pressure.vital() && !stopping()) {
                findings.broken(what + " failed", thrown);
                return;
            }
            findings.cleanUpFailed(what, thrown);
        }
    }

    private void publish() {
        faults = held.stream().map(each -> each.by).toList();
    }

    /** The faults that have put on what is on now. */
    List<Fault> faults() {
        return faults;
    }

    /** One of the run itself is what the scenario is about; one of a hit may find room the next time. */
    private void failed(Pressure pressure, Fault by, Throwable thrown) {
        String what = "injector " + by.injector() + " could not put " + by.effect() + " on";
        if (by.iteration() == 0 || pressure.vital()) {
            findings.broken(what, thrown);
        } else if (failed.add(by.injector())) {
            findings.doubt(what + ": " + Thrown.of(thrown).headline());
        }
    }

    /** Takes all pressures off for good, and waits until they are. */
    void close() {
        // First, and without the lock: one that is just being put on then stops.
        over = true;
        takeAllOff();
    }

    private synchronized void takeAllOff() {
        over = true;
        held.forEach(this::takeOff);
        held.clear();
        publish();
    }

    @Override
    public Object target() {
        return prepared.target();
    }

    @Override
    public <T> T opened(Class<T> type) {
        return prepared.opened().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the run has no " + type.getSimpleName()));
    }

    @Override
    public boolean stopping() {
        return over || stop.requested();
    }
}
