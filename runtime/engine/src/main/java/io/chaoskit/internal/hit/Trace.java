package io.chaoskit.internal.hit;

import io.chaoskit.plan.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults that an iteration receives, bounded. Guarded by the iteration's lock. */
final class Trace {

    private static final int MAX_FAULTS = 1_000;

    private final List<Fault> faults = new ArrayList<>();
    /** Those of pressures that are on in the iteration, whatever put them on. */
    private final List<Fault> held = new ArrayList<>();

    private int dropped;

    void begin() {
        dropped = 0;
    }

    /** Of an injector that fires; the fault is only made when there is room for it. */
    void add(Task task, BoundInjector injector, long hit) {
        if (faults.size() < MAX_FAULTS) {
            faults.add(injector.fault(task, hit));
        } else {
            dropped++;
        }
    }

    void addHeld(Fault fault) {
        if (!held.contains(fault) && held.size() < MAX_FAULTS) {
            held.add(fault);
        }
    }

    /** How many were left out since the iteration began. */
    int dropped() {
        return dropped;
    }

    /** Empties the trace and returns what was in it, by task and then by time. */
    List<Fault> take() {
        if (faults.isEmpty() && held.isEmpty()) {
            return List.of();
        }
        List<Fault> all = new ArrayList<>(held);
        faults.stream().filter(each -> !held.contains(each)).forEach(all::add);
        all.sort(Comparator.comparing(Fault::task));
        faults.clear();
        held.clear();
        return all;
    }
}
