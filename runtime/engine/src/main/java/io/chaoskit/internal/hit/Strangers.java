package io.chaoskit.internal.hit;

import java.util.List;
import java.util.concurrent.atomic.AtomicLongArray;

/**
 * The threads that belong to an iteration although it did not start them, and their hits, numbered in the order of arrival at each injector: which
 * thread of a pool takes a request is nobody's to say. Used by any thread without a lock.
 */
public final class Strangers {

    private final AtomicLongArray arrivals;
    private final ThreadNames names = new ThreadNames();
    private long hits;

    Strangers(int injectors) {
        arrivals = new AtomicLongArray(injectors);
    }

    /** None has arrived yet. Those who were late for the last iteration do not count. */
    void begin() {
        for (int i = 0; i < arrivals.length(); i++) {
            if (arrivals.get(i) > 0) {
                arrivals.set(i, 0);
            }
        }
    }

    /** Which arrival at that injector this is, in the iteration that runs now. */
    long arrive(int injector) {
        return arrivals.incrementAndGet(injector);
    }

    long arrived(int injector) {
        return arrivals.get(injector);
    }

    void see(Thread thread) {
        names.see(thread);
    }

    /** Adds the hits of the iteration to the lane's, and starts again. By the lane. */
    void drain(long[] totals) {
        for (int i = 0; i < totals.length; i++) {
            long arrived = arrivals.get(i);
            if (arrived > 0) {
                arrivals.set(i, 0);
                totals[i] += arrived;
                hits += arrived;
            }
        }
    }

    /** How many hits they had, once the lane has ended. */
    public long hits() {
        return hits;
    }

    /** Some of their names, those of a pool as one. */
    public List<String> names() {
        return names.all();
    }
}
