package io.chaoskit.internal.hit;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Stops a run early, and keeps the first reason. Releases every injected wait at once. Safe for all threads. */
public final class Stop {

    /** How long lanes may take to end their iterations when a run stops; steps that take longer are interrupted. */
    public static final Duration GRACE = Duration.ofSeconds(2);
    /** How long an interrupted thread may take to end before it is given up. */
    public static final Duration INTERRUPT_GRACE = Duration.ofSeconds(1);

    private final CountDownLatch stopped = new CountDownLatch(1);
    /** What {@link #after} gave out and is not over yet. */
    private final Set<CompletableFuture<Void>> waits = ConcurrentHashMap.newKeySet();

    private volatile String reason;
    private volatile Duration grace = Duration.ZERO;

    /** Stops within the usual grace. */
    public void now(String why) {
        now(why, GRACE);
    }

    /** Stops; lanes have this long to end their iterations. */
    public synchronized void now(String why, Duration timeToEnd) {
        if (reason == null) {
            reason = why;
            grace = timeToEnd;
            release();
        } else if (timeToEnd.compareTo(grace) < 0) {
            grace = timeToEnd;
        }
    }

    /** Releases every injected wait, the run being at its end. */
    public void release() {
        stopped.countDown();
        waits.forEach(each -> each.complete(null));
    }

    public boolean requested() {
        return reason != null;
    }

    /** Null while the run is not to stop. */
    public String reason() {
        return reason;
    }

    public Duration grace() {
        return grace;
    }

    /** Parks until the time is over or the run stops. An interrupt ends it and stays set. */
    public void pause(Duration duration) {
        try {
            stopped.await(duration.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Completes when the time is over or the run stops, on any thread. */
    public CompletableFuture<Void> after(Duration duration) {
        CompletableFuture<Void> over = new CompletableFuture<>();
        waits.add(over);
        over.whenComplete((none, never) -> waits.remove(over));
        if (stopped.getCount() == 0) {
            over.complete(null);
        }
        return over.completeOnTimeout(null, duration.toNanos(), TimeUnit.NANOSECONDS);
    }
}
