package io.chaoskit.pressure;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.chaoskit.value.Clock;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/** What the JVM knows of direct buffers. */
final class DirectMemory {

    private static final Duration MOST = Duration.ofSeconds(1);
    private static final long PAUSE = Duration.ofMillis(1).toNanos();

    private DirectMemory() {}

    /** How much all direct buffers together may have. */
    static long limit() {
        String option = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class)
                .getVMOption("MaxDirectMemorySize")
                .getValue();
        long bytes = Long.parseLong(option);
        return bytes > 0 ? bytes : Runtime.getRuntime().maxMemory();
    }

    /** How much they have. */
    static long used() {
        return ManagementFactory.getPlatformMXBeans(BufferPoolMXBean.class).stream()
                .filter(pool -> pool.getName().equals("direct"))
                .mapToLong(BufferPoolMXBean::getMemoryUsed)
                .sum();
    }

    /**
     * Has the collector give back what nobody refers to any more, and waits for it. There is no other way: to free a buffer by
     * hand is terminally deprecated, and warned of on Java 24 and later.
     *
     * @param expected how much that is at least; when the code under test takes some meanwhile, a second is waited in vain
     */
    static void reclaim(long expected) {
        long goal = used() - expected;
        long end = Clock.SYSTEM.nanoTime() + MOST.toNanos();
        System.gc();
        while (used() > goal && Clock.SYSTEM.nanoTime() < end) {
            LockSupport.parkNanos(PAUSE);
        }
    }
}
