package io.chaoskit.internal.sweep;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/**
 * The hits of one run, each once. Its memory is bounded, and so is the time: what is hit very often is not looked at any more. Safe for all
 * threads.
 */
final class Arrivals {

    static final String MORE_HITS = "more hits of one method than are looked at";

    /** The highest number of a hit that is looked at, in a task and at a site. */
    private static final int MAX_NUMBER = 4_096;
    /** How many hits of a method are looked at, in a task. */
    private static final int MAX_LOOKS = 256;

    private static final int MAX_KEPT = 10_000;

    private record Looked(long iteration, String task, String injector, String method) {}

    private final Map<Arrival.Identity, Arrival> all = new ConcurrentHashMap<>();
    private final Map<Arrival.Identity, Arrival> after = new ConcurrentHashMap<>();
    private final Map<Arrival.Spot, AtomicLong> counts = new ConcurrentHashMap<>();
    private final Map<Looked, AtomicInteger> looks = new ConcurrentHashMap<>();
    private final LongAdder unseen = new LongAdder();

    /** Whether a hit may be looked at at all, by its number: what is hit a million times is as fast as can be. */
    boolean mayLook(long number) {
        if (number > MAX_NUMBER) {
            unseen.increment();
            return false;
        }
        return true;
    }

    /** Whether a hit is worth the time that finding its place takes. */
    boolean worthLooking(long iteration, String task, String injector, String method) {
        if (all.size() >= MAX_KEPT) {
            unseen.increment();
            return false;
        }
        Looked looked = new Looked(iteration, task, injector, method);
        if (looks.computeIfAbsent(looked, any -> new AtomicInteger()).incrementAndGet() > MAX_LOOKS) {
            unseen.increment();
            return false;
        }
        return true;
    }

    /** Another hit comes there: its number, from 1. */
    long count(Arrival.Spot spot) {
        return counts.computeIfAbsent(spot, any -> new AtomicLong()).incrementAndGet();
    }

    /** A hit came; {@code late} when all faults were made before it. True for the first one by its calls. */
    boolean add(Arrival arrival, boolean late) {
        all.putIfAbsent(arrival.identity(), arrival);
        if (late) {
            after.putIfAbsent(arrival.identity(), arrival);
        }
        return arrival.key().hit() == 1;
    }

    /** What came so far. */
    Reached reached() {
        Map<Arrival.Spot, Long> sums = new HashMap<>();
        counts.forEach((spot, count) -> sums.put(spot, count.get()));
        return new Reached(List.copyOf(all.values()), List.copyOf(after.values()), sums, unseen.sum());
    }
}
