package io.chaoskit.run;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Whether and why a run ends early. The first reason stays. Releases every injected wait at once. */
final class Stop {

    private final CountDownLatch stopped = new CountDownLatch(1);
    /** What {@link #after} gave away and is not over yet. */
    private final Set<CompletableFuture<Void>> waits = ConcurrentHashMap.newKeySet();

    private volatile String reason;
    private volatile Duration grace = Duration.ZERO;

    /** Stops; lanes have this long to end their iterations. */
    synchronized void now(String why, Duration timeToEnd) {
        if (reason == null) {
            reason = why;
            grace = timeToEnd;
            release();
        } else if (timeToEnd.compareTo(grace) < 0) {
            grace = timeToEnd;
        }
    }

    /** Releases every injected wait, the run being at its end. */
    void release() {
        stopped.countDown();
        waits.forEach(each -> each.complete(null));
    }

    boolean requested() {
        return reason != null;
    }

    /** Null while nobody asked to stop. */
    String reason() {
        return reason;
    }

    Duration grace() {
        return grace;
    }

    /** Parks until the time is over or the run stops. An interrupt ends it and stays set. */
    void pause(Duration duration) {
        try {
            stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Completes when the time is over or the run stops, on any thread. */
    CompletableFuture<Void> after(Duration duration) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        waits.add(over);
        over.whenComplete((none, never) -> waits.remove(over));
        if (stopped.getCount() == 0) {
            over.complete(null);
        }
        return over.completeOnTimeout(null, duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
