package io.chaoskit.internal.hit;

import io.chaoskit.plan.Fault;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The faults that an iteration receives, bounded. Guarded by the iteration's lock. */
final class Trace {

    private static final int MAX_FAULTS = 1_000;

    private final List<Fired> fired = new ArrayList<>();
    /** Those of pressures that are on in the iteration, whatever put them on. */
    private final List<Fault> held = new ArrayList<>();

    private int dropped;

    void begin() {
        dropped = 0;
    }

    /** Whether there is room for one more. */
    boolean hasRoom() {
        return fired.size() < MAX_FAULTS;
    }

    /** Of a hit that fires. */
    void add(Fired hit) {
        if (hasRoom()) {
            fired.add(hit);
        } else {
            dropped++;
        }
    }

    void addHeld(Fault fault) {
        if (held.stream().noneMatch(fault::sameHit) && held.size() < MAX_FAULTS) {
            held.add(fault);
        }
    }

    /** How many were left out since the iteration began. */
    int dropped() {
        return dropped;
    }

    /** Empties the trace and returns what was in it, by task and then by time. */
    List<Fault> take() {
        if (fired.isEmpty() && held.isEmpty()) {
            return List.of();
        }
        List<Fault> all = new ArrayList<>(held);
        fired.stream()
                .map(Fired::fault)
                .filter(each -> held.stream().noneMatch(each::sameHit))
                .forEach(all::add);
        all.sort(Comparator.comparing(Fault::task));
        fired.clear();
        held.clear();
        return all;
    }
}
