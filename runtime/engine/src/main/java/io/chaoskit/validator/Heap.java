package io.chaoskit.validator;

import java.lang.management.GarbageCollectorMXBean;
import java.lang.management.ManagementFactory;
import java.util.List;

/** The heap of this JVM: bytes in use, with and without garbage. */
final class Heap {

    private static final Runtime RUNTIME = Runtime.getRuntime();

    private final List<GarbageCollectorMXBean> collectors = ManagementFactory.getGarbageCollectorMXBeans();

    /** Bytes in use, garbage included. */
    static long used() {
        return RUNTIME.totalMemory() - RUNTIME.freeMemory();
    }

    /**
     * Bytes in use after a collection, which stops the JVM for a moment.
     *
     * @throws IllegalStateException when the JVM does not collect on request
     */
    long retained() {
        long before = collections();
        System.gc();
        if (collections() == before) {
            throw new IllegalStateException(
                    "the JVM does not collect on request; run it without -XX:+DisableExplicitGC");
        }
        return used();
    }

    private long collections() {
        return collectors.stream()
                .mapToLong(GarbageCollectorMXBean::getCollectionCount)
                .sum();
    }
}
