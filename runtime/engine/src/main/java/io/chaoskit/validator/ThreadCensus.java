package io.chaoskit.validator;

import io.chaoskit.value.Clock;
import io.chaoskit.value.OwnThreads;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Counts live threads. The JVM tells the number of platform threads at once; virtual ones it can only list, which takes
 * about 0.1 ms a thread, so a thread of our own lists them in the background.
 */
final class ThreadCensus implements AutoCloseable {

    private static final long PAUSE_MILLIS = 1_000;
    private static final int PAUSE_PER_COST = 20;
    private static final long SETTLING_NANOS = TimeUnit.MILLISECONDS.toNanos(10);

    private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
    private final VirtualThreads lister = VirtualThreads.ofThisJvm();
    private final CountDownLatch closed = new CountDownLatch(1);
    private final Clock clock;
    private volatile int recentVirtual;

    ThreadCensus(Clock clock) {
        this.clock = clock;
        if (lister.supported()) {
            OwnThreads.daemon("thread-census", this::listUntilClosed).start();
        }
    }

    int platform() {
        return threads.getThreadCount() - OwnThreads.live();
    }

    int recentVirtual() {
        return recentVirtual;
    }

    /** The live virtual threads. Those that have just ended are listed for a moment longer: listed until there are no fewer. */
    int virtual() {
        int count = list();
        int again = count;
        do {
            count = again;
            if (count > 0) {
                LockSupport.parkNanos(SETTLING_NANOS);
                again = list();
            }
        } while (again < count);
        return count;
    }

    private int list() {
        return lister.supported() ? lister.count(threads.getAllThreadIds()) : 0;
    }

    private void listUntilClosed() {
        long pause = 0;
        try {
            while (!closed.await(pause, TimeUnit.MILLISECONDS)) {
                long start = clock.nanoTime();
                recentVirtual = virtual();
                long cost = TimeUnit.NANOSECONDS.toMillis(clock.nanoTime() - start);
                pause = Math.max(PAUSE_MILLIS, PAUSE_PER_COST * cost);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        closed.countDown();
    }
}
