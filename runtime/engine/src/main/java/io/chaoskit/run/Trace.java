package io.chaoskit.run;

import io.chaoskit.plan.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults that an iteration receives, bounded. Guarded by the iteration's lock. */
final class Trace {

    private static final int MOST = 1_000;

    private final List<Fault> faults = new ArrayList<>();
    /** Those of pressures that are on in the iteration, whatever put them on. */
    private final List<Fault> felt = new ArrayList<>();

    private int dropped;

    void begin() {
        dropped = 0;
    }

    /** Of a slot that fires; the fault is only made when there is room for it. */
    void add(Task task, Slot slot, long hit) {
        if (faults.size() < MOST) {
            faults.add(slot.fault(task, hit));
        } else {
            dropped++;
        }
    }

    void feel(Fault fault) {
        if (!felt.contains(fault) && felt.size() < MOST) {
            felt.add(fault);
        }
    }

    /** How many were left out since the iteration began. */
    int dropped() {
        return dropped;
    }

    /** Empties the trace and returns what was in it, by task and then by time. */
    List<Fault> take() {
        if (faults.isEmpty() && felt.isEmpty()) {
            return List.of();
        }
        List<Fault> all = new ArrayList<>(felt);
        faults.stream().filter(each -> !felt.contains(each)).forEach(all::add);
        all.sort(Comparator.comparing(Fault::task));
        faults.clear();
        felt.clear();
        return all;
    }
}
