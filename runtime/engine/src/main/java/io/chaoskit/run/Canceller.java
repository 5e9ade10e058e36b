package io.chaoskit.run;

import io.chaoskit.internal.thread.OwnThreads;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/** Does cancellations when their time has come, for all lanes of a run; and counts how the system took them. */
final class Canceller {

    private static final long DEATH_MILLIS = 1_000;

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, work -> OwnThreads.daemon("canceller", work));
    private final Map<Integer, Cancelled> counts = new ConcurrentHashMap<>();

    /** The counts of an injector, by its place in the scenario. */
    Cancelled counts(int injector) {
        return counts.computeIfAbsent(injector, any -> new Cancelled());
    }

    /** Does something later, or never when the run ends before. */
    void later(Duration after, Runnable action) {
        try {
            timer.schedule(action, after.toNanos(), TimeUnit.NANOSECONDS);
        } catch (RejectedExecutionException over) {
            // The run is over: a thread that outlived it asks too late.
            return;
        }
    }

    /** Throws what is waiting away. A callback of a future that was cancelled may still run; it gets a second. */
    void close() throws InterruptedException {
        timer.shutdownNow();
        if (timer.getPoolSize() > 0 && !timer.awaitTermination(DEATH_MILLIS, TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("what waits for a future that was cancelled does not end");
        }
    }
}
