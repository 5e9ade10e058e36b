package io.chaoskit.internal.pressure;

import com.sun.management.HotSpotDiagnosticMXBean;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Clock;
import io.chaoskit.value.Size;
import java.lang.management.BufferPoolMXBean;
import java.lang.management.ManagementFactory;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/**
 * Direct memory pressure: fills what direct buffers may have off the heap: holds so much of it, every page touched. At the end a
 * collection gives it back, at once unless {@code -XX:+DisableExplicitGC} forbids that.
 *
 * @param size more than zero
 */
public record DirectPressure(Size size) implements Pressure {

    private static final int CHUNK = 1 << 20;
    private static final int PAGE = 4 << 10;

    /** Rejects zero and less. */
    public DirectPressure {
        Size.positive("memoryPressure", size);
    }

    @Override
    public void check() {
        long room = DirectMemory.limit() - DirectMemory.used();
        if (size.bytes() > room) {
            throw doesNotFit("only " + Size.rounded(Math.max(0, room)) + " of " + Size.rounded(DirectMemory.limit())
                    + " are free");
        }
    }

    private IllegalStateException doesNotFit(String there) {
        return new IllegalStateException(text() + " must fit into the direct memory, but " + there
                + "; ask for less, or raise -XX:MaxDirectMemorySize");
    }

    @Override
    public AutoCloseable open(Run run) {
        check();
        List<ByteBuffer> held = new ArrayList<>();
        try {
            for (long left = size.bytes(); left > 0 && !run.stopping(); left -= CHUNK) {
                ByteBuffer chunk = ByteBuffer.allocateDirect((int) Math.min(CHUNK, left));
                held.add(chunk);
                for (int i = 0; i < chunk.capacity(); i += PAGE) {
                    chunk.put(i, (byte) 1);
                }
            }
        } catch (OutOfMemoryError full) {
            int chunks = held.size();
            giveBack(held);
            IllegalStateException failure = doesNotFit("it was full with " + Size.rounded((long) chunks * CHUNK));
            failure.initCause(full);
            throw failure;
        }
        return () -> giveBack(held);
    }

    private static void giveBack(List<ByteBuffer> held) {
        long bytes = held.stream().mapToLong(ByteBuffer::capacity).sum();
        held.clear();
        DirectMemory.reclaim(bytes);
    }

    @Override
    public String word() {
        return "memoryPressure";
    }

    @Override
    public List<String> arguments() {
        return List.of(size.toString(), "direct: true");
    }

    /** The memory of all direct buffers, as the JVM counts it. */
    private static final class DirectMemory {

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
         * Has the collector free what is unreachable, and waits for it. There is no other way: to free a buffer by
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
}
