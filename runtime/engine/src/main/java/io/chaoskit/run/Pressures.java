package io.chaoskit.run;

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

/**
 * The pressures that are on in a run. A thread of its own takes them off when their time is over, and all of them at once when
 * the run stops. Safe for all threads.
 */
final class Pressures implements Pressure.Run {

    private static final Duration TICK = Duration.ofMillis(5);
    private static final long FOREVER = Long.MAX_VALUE;
    /** Until the iteration of the fault is over. */
    private static final long ITERATION = Long.MAX_VALUE - 1;

    private final Run run;
    private final List<HeldPressure> held = new ArrayList<>();
    private final Set<String> failed = new HashSet<>();
    /** The faults that have put them on, for iterations that begin under them. */
    private volatile List<Fault> felt = List.of();

    private Thread watch;
    private volatile boolean over;

    Pressures(Run run) {
        this.run = run;
    }

    /** Puts a pressure on, or lengthens it when this injector has it on. */
    synchronized void hold(Pressure pressure, Optional<Duration> length, Fault by) {
        if (stopping()) {
            return;
        }
        hold(
                pressure,
                length.map(time -> run.pace().nanosSinceStart() + Math.min(FOREVER / 2, time.toNanos()))
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
        HeldPressure present = held.stream()
                .filter(each -> each.is(pressure, by.injector()))
                .findFirst()
                .orElse(null);
        if (present != null) {
            present.lengthen(until, by);
        } else {
            HeldPressure fresh = new HeldPressure(pressure, until, by);
            try {
                watch();
                fresh.open(this);
            } catch (Throwable thrown) {
                failed(pressure, by, thrown);
                return;
            }
            held.add(fresh);
        }
        publish();
        run.lanes().forEach(lane -> lane.iteration().feel(by));
    }

    /** Starts what takes pressures off in time. */
    synchronized void watch() {
        if (watch == null) {
            watch = OwnThreads.daemon("pressure-watch", this::takeOffInTime);
            watch.start();
        }
    }

    private void takeOffInTime() {
        try {
            while (!stopping()) {
                run.runHits().arrive();
                takeOffExpired();
                run.stop().pause(TICK);
            }
        } catch (Throwable failed) {
            run.broken("watching the pressures failed", failed);
        } finally {
            takeAllOff();
        }
    }

    private synchronized void takeOffExpired() {
        long now = run.pace().nanosSinceStart();
        List<HeldPressure> expired =
                held.stream().filter(each -> each.until() <= now).toList();
        takeOff(expired);
    }

    /** Takes off what was put on for the one iteration that runs. */
    synchronized void iterationEnded() {
        takeOff(held.stream().filter(each -> each.until() == ITERATION).toList());
    }

    private void takeOff(List<HeldPressure> over) {
        if (!over.isEmpty()) {
            held.removeAll(over);
            over.forEach(this::takeOff);
            publish();
        }
    }

    private void takeOff(HeldPressure each) {
        try {
            each.close();
        } catch (Throwable thrown) {
            if (each.vital() && !stopping()) {
                run.broken("taking " + each.text() + " off failed", thrown);
                return;
            }
            run.findings().cleanUpFailed("taking " + each.text() + " off", thrown);
        }
    }

    private void publish() {
        felt = held.stream().map(HeldPressure::by).toList();
    }

    /** The faults that an iteration feels from its beginning. */
    List<Fault> felt() {
        return felt;
    }

    /** One of the run itself is what the scenario is about; one of a hit may find room the next time. */
    private void failed(Pressure pressure, Fault by, Throwable thrown) {
        String what = "injector " + by.injector() + " could not put " + by.effect() + " on";
        if (by.iteration() == 0 || pressure.vital()) {
            run.broken(what, thrown);
        } else if (failed.add(by.injector())) {
            run.findings().doubt(what + ": " + Thrown.of(thrown).headline());
        }
    }

    /** Takes all pressures off for good, and waits until they are. */
    void close() {
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
        return run.prepared().target();
    }

    @Override
    public <T> T opened(Class<T> type) {
        return run.opened().stream()
                .filter(type::isInstance)
                .map(type::cast)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("the run has no " + type.getSimpleName()));
    }

    @Override
    public boolean stopping() {
        return over || run.stop().requested();
    }
}
