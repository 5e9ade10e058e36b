package io.chaoskit.report;

import java.util.List;
import java.util.Objects;

/**
 * What happened in a run since the last time: what was counted, so that nothing is lost although not each iteration is told by itself.
 *
 * @param atMs when, in milliseconds since the run began
 * @param iterations that ended
 * @param failures of them that failed
 * @param faults that fired in them
 * @param latency of these iterations in nanoseconds, as {@link Report#latencyHistogram}; empty for none
 * @param injectors what each injector has met so far in the whole run
 */
public record Activity(long atMs, long iterations, long failures, long faults, String latency, List<Met> injectors) {

    /** Rejects null and copies the list. */
    public Activity {
        Objects.requireNonNull(latency, "latency");
        injectors = List.copyOf(injectors);
    }

    /**
     * What an injector has met so far.
     *
     * @param injector its name
     * @param hits arrivals
     * @param fired faults
     */
    public record Met(String injector, long hits, long fired) {}
}
