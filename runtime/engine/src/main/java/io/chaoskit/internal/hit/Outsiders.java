package io.chaoskit.internal.hit;

import java.util.List;
import java.util.concurrent.atomic.LongAdder;

/**
 * The threads that belong to no iteration, and their hits, which are only counted. Of one run; used by any thread without a lock.
 */
public final class Outsiders {

    private final LongAdder arrivals = new LongAdder();
    /** By the index of the injector. */
    private final LongAdder[] hits;

    private final ThreadNames names = new ThreadNames();

    Outsiders(int injectors) {
        hits = new LongAdder[injectors];
        for (int i = 0; i < injectors; i++) {
            hits[i] = new LongAdder();
        }
    }

    /** The current thread arrives at a site. */
    void arrived(BoundInjector[] injectors) {
        if (injectors.length > 0) {
            arrivals.increment();
            for (BoundInjector each : injectors) {
                hits[each.index()].increment();
            }
            names.see(Thread.currentThread());
        }
    }

    /** What was counted while the run warmed up does not count. */
    public void reset() {
        arrivals.reset();
        for (LongAdder each : hits) {
            each.reset();
        }
    }

    /** How often one of them arrived where an injector is. */
    public long arrivals() {
        return arrivals.sum();
    }

    /** How often one of them arrived at an injector. */
    public long hits(BoundInjector injector) {
        return hits[injector.index()].sum();
    }

    /** Some of their names, those of a pool as one. */
    public List<String> names() {
        return names.all();
    }
}
