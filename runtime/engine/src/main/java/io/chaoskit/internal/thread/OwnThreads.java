package io.chaoskit.internal.thread;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The threads that ChaosKit starts, known by their names. They are daemons, no fault hits them, and limits on threads do not
 * count them, but for those that are a fault themselves.
 */
public final class OwnThreads {

    private static final String PREFIX = "chaoskit-";

    /** Begins the names of threads that are started to be counted. */
    public static final String PRESSURE = PREFIX + "thread-pressure-";

    private static final AtomicInteger LIVE = new AtomicInteger();

    private OwnThreads() {}

    /**
     * A thread of ChaosKit, not started yet. It inherits nothing from the thread that makes it.
     *
     * @param name what follows {@code chaoskit-}
     * @param work what it does
     * @return a daemon
     */
    public static Thread daemon(String name, Runnable work) {
        String full = name(name);
        Thread thread = new Thread(null, counted(full) ? work : () -> run(work), full, 0, false);
        thread.setDaemon(true);
        return thread;
    }

    /**
     * The full name of a thread of ChaosKit.
     *
     * @param name what follows {@code chaoskit-}
     * @return by which it is known
     */
    public static String name(String name) {
        return PREFIX + name;
    }

    /**
     * Does the work of a thread that limits do not count, on that thread.
     *
     * @param work all that it does
     */
    public static void run(Runnable work) {
        LIVE.incrementAndGet();
        try {
            work.run();
        } finally {
            LIVE.decrementAndGet();
        }
    }

    /**
     * How many threads live that limits do not count.
     *
     * @return 0 or more
     */
    public static int live() {
        return LIVE.get();
    }

    /**
     * Whether ChaosKit started a thread.
     *
     * @param threadName its name
     * @return true for one that no fault may hit
     */
    public static boolean owns(String threadName) {
        return threadName.startsWith(PREFIX);
    }

    /**
     * Whether limits on threads count a thread.
     *
     * @param threadName its name
     * @return false for ChaosKit's own, except those of {@code threadPressure}
     */
    public static boolean counted(String threadName) {
        return !owns(threadName) || threadName.startsWith(PRESSURE);
    }
}
