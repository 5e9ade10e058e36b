package io.chaoskit.internal.hit;

import io.chaoskit.site.Place;
import io.chaoskit.validator.Retries;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.function.LongSupplier;

/**
 * Watches what is called again after a fault, in one iteration after the other, for the validators that ask for it. A hit at a site without
 * a fault reads one number. Its memory is bounded. Safe for all threads.
 */
final class RetryWatch {

    private static final int MAX_PLACES = 1_000;
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int UNKNOWN = -1;

    /** Calls by the same code at one site. */
    private record Spot(int injector, String method, String context) {}

    private final LongSupplier nanos;
    /** By the index of the injector's binding: whether there was a fault in this iteration. */
    private final AtomicIntegerArray faulty;
    /** Guarded by itself. */
    private final Map<Spot, Attempts> places = new LinkedHashMap<>();

    /** {@code nanos} is the time. */
    RetryWatch(int bindings, LongSupplier nanos) {
        this.faulty = new AtomicIntegerArray(bindings);
        this.nanos = nanos;
    }

    /** Another iteration begins. */
    void begin() {
        for (int i = 0; i < faulty.length(); i++) {
            faulty.set(i, 0);
        }
        synchronized (places) {
            places.clear();
        }
    }

    /** A hit came, whether it fires or not. */
    void arrived(Task task, BoundInjector at) {
        if (faulty.get(at.index()) == 0) {
            return;
        }
        Attempts known;
        Place place = task.place();
        synchronized (places) {
            known = places.get(spot(at, place));
        }
        if (known != null) {
            known.again();
        }
    }

    /** A hit fires there; null when there are too many places. */
    Attempts fault(BoundInjector at, Place place) {
        faulty.set(at.index(), 1);
        Spot spot = spot(at, place);
        synchronized (places) {
            return places.size() >= MAX_PLACES
                    ? places.get(spot)
                    : places.computeIfAbsent(spot, any -> new Attempts(at.siteText(), place));
        }
    }

    private static Spot spot(BoundInjector at, Place place) {
        return new Spot(at.index(), place.method(), place.context());
    }

    /** What came so far. */
    List<Retries> seen() {
        synchronized (places) {
            return places.values().stream().map(Attempts::retries).toList();
        }
    }

    /** The calls that come to one place after its first fault. */
    final class Attempts {

        private final String method;
        private final String caller;
        private long calls;
        private boolean failed;
        private long failedAt;
        private long thread;
        private long waits;
        private long shortest = Long.MAX_VALUE;

        private Attempts(String site, Place place) {
            this.method = place.method().isEmpty() ? site : place.method();
            this.caller = place.caller();
        }

        private synchronized void again() {
            calls++;
            if (failed) {
                failed = false;
                boolean waited = Thread.currentThread().getId() != thread || waits == UNKNOWN || waits() != waits;
                shortest = Math.min(shortest, waited ? Math.max(1, nanos.getAsLong() - failedAt) : 0);
            }
        }

        /** An exception is about to leave it, by the fault of this thread. */
        synchronized void failed() {
            failed = true;
            failedAt = nanos.getAsLong();
            thread = Thread.currentThread().getId();
            waits = waits();
        }

        private synchronized Retries retries() {
            Optional<Duration> pause =
                    shortest == Long.MAX_VALUE ? Optional.empty() : Optional.of(Duration.ofNanos(shortest));
            return new Retries(method, caller, calls, pause);
        }
    }

    /** How often this thread has waited or slept in its life: a clock alone would take a slow machine for a pause. */
    private static long waits() {
        ThreadInfo info = THREADS.getThreadInfo(Thread.currentThread().getId());
        return info == null ? UNKNOWN : info.getWaitedCount();
    }
}
