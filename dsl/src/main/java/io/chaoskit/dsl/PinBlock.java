package io.chaoskit.dsl;

import io.chaoskit.internal.replay.Pin;
import io.chaoskit.plan.Fault;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** The words of {@code pinned(…) { … }}: the faults of a failure. Belongs to one thread. */
public final class PinBlock {

    private static final Set<String> KNOWN = Set.of(
            "injector",
            "site",
            "method",
            "context",
            "task",
            "hit",
            "draws",
            "waits",
            "throwing",
            "iteration",
            "counted");
    private static final String LANE = "0";

    private final long iteration;
    private final List<Pin> pins = new ArrayList<>();

    PinBlock(long iteration) {
        this.iteration = iteration;
    }

    /**
     * Makes a fault at a hit that is known by its place.
     *
     * @param at {@code injector} and {@code site} as the report names them, and {@code hit}, from 1; {@code method} and {@code context}
     *     where they are known; {@code task} of another thread; {@code draws} when it draws as another hit; {@code waits}, a duration, and
     *     {@code throwing}, a class, instead of what its effect says; {@code iteration} when it is another one;
     *     {@code counted: false} when the hit is counted at its site alone
     * @throws IllegalArgumentException if something is missing or not known
     */
    public void fault(Map<String, ?> at) {
        for (String each : at.keySet()) {
            if (!KNOWN.contains(each)) {
                throw new IllegalArgumentException(
                        "fault must have arguments that are known, but has '" + each + "'; it has "
                                + String.join(", ", KNOWN.stream().sorted().toList()));
            }
        }
        long hit = number(at, "hit", 0);
        if (hit < 1 || !at.containsKey("injector") || !at.containsKey("site")) {
            throw new IllegalArgumentException("fault must have an injector, a site and a hit from 1, but has " + at);
        }
        Fault.Key key = new Fault.Key(
                text(at, "injector", ""),
                text(at, "site", ""),
                text(at, "method", ""),
                text(at, "context", ""),
                text(at, "task", LANE),
                hit,
                !Boolean.FALSE.equals(at.get("counted")));
        Object waits = at.get("waits");
        Object throwing = at.get("throwing");
        pins.add(new Pin(
                number(at, "iteration", iteration),
                key,
                number(at, "draws", hit),
                waits instanceof Duration length ? OptionalLong.of(length.toNanos()) : OptionalLong.empty(),
                throwing == null
                        ? Optional.empty()
                        : Optional.of(throwing instanceof Class<?> type ? type.getName() : throwing.toString())));
    }

    private static String text(Map<String, ?> at, String name, String otherwise) {
        Object value = at.get(name);
        return value == null ? otherwise : value.toString();
    }

    static long number(Map<String, ?> at, String name, long otherwise) {
        Object value = at.get(name);
        return value instanceof Number number ? number.longValue() : otherwise;
    }

    List<Pin> pins() {
        return pins;
    }
}
