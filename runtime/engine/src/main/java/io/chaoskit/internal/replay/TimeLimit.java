package io.chaoskit.internal.replay;

import io.chaoskit.internal.thread.OwnThreads;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A limit on the time of a run: when it is over, the thread that runs it is interrupted, which stops the run. Closing it ends the watch, and
 * takes that interrupt back. Belongs to the thread that started it.
 */
final class TimeLimit implements AutoCloseable {

    private final Thread watched = Thread.currentThread();
    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread watch;
    private volatile boolean over;

    private TimeLimit(Duration limit) {
        watch = OwnThreads.daemon("time-limit", () -> await(limit));
    }

    static TimeLimit start(Duration limit) {
        TimeLimit started = new TimeLimit(limit);
        started.watch.start();
        return started;
    }

    private void await(Duration limit) {
        try {
            if (!done.await(limit.toNanos(), TimeUnit.NANOSECONDS)) {
                over = true;
                watched.interrupt();
            }
        } catch (InterruptedException ended) {
            Thread.currentThread().interrupt();
        }
    }

    /** Whether the time was over. */
    boolean over() {
        return over;
    }

    @Override
    public void close() {
        done.countDown();
        boolean interrupted = false;
        while (watch.isAlive()) {
            try {
                watch.join();
            } catch (InterruptedException byWatchOrUser) {
                interrupted = true;
            }
        }
        interrupted |= Thread.interrupted();
        if (interrupted && !over) {
            watched.interrupt();
        }
    }
}
