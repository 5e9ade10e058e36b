package io.chaoskit.internal.check;

import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.thread.OwnThreads;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/**
 * Calls validators outside of iterations with a timeout, on a thread of its own, so that one that blocks does not hold up the run. One
 * that does not answer in time is interrupted; a thread that ignores that is left behind, and the report says so.
 *
 * @param interrupted called when the thread that waits is interrupted
 * @param leftBehind gets what is left behind, for the report
 */
public record Bounded(Runnable interrupted, Consumer<String> leftBehind) {

    /** Returns what the call returns and throws what it throws, or a {@link CheckTimeout} when its time is over; {@code what} names it. */
    public <T> T call(String what, Duration limit, Callable<T> work) throws Throwable {
        CountDownLatch ended = new CountDownLatch(1);
        FutureTask<T> task = new FutureTask<>(work);
        Thread thread = OwnThreads.daemon("check", () -> {
            try {
                task.run();
            } finally {
                ended.countDown();
            }
        });
        thread.setContextClassLoader(Thread.currentThread().getContextClassLoader());
        try {
            thread.start();
        } catch (OutOfMemoryError noMoreThreads) {
            // The code under test has taken them all: better unbounded than not at all.
            return work.call();
        }
        return answer(what, task, thread, ended, limit);
    }

    private <T> T answer(String what, FutureTask<T> task, Thread thread, CountDownLatch ended, Duration limit)
            throws Throwable {
        List<StackTraceElement> stack;
        String why;
        try {
            return task.get(limit.toNanos(), TimeUnit.NANOSECONDS);
        } catch (ExecutionException thrown) {
            throw thrown.getCause();
        } catch (TimeoutException late) {
            stack = List.of(thread.getStackTrace());
            why = "within " + Durations.format(limit);
        } catch (InterruptedException stopped) {
            interrupted.run();
            stack = List.of(thread.getStackTrace());
            why = "before the run was interrupted";
        }
        end(what, thread, ended);
        throw new CheckTimeout(why, stack, answerOf(task));
    }

    /** What it said when it was interrupted; null when it says nothing. */
    private static Object answerOf(FutureTask<?> task) {
        try {
            return task.isDone() ? task.get() : null;
        } catch (ExecutionException | InterruptedException nothing) {
            return null;
        }
    }

    private void end(String what, Thread thread, CountDownLatch ended) {
        thread.interrupt();
        try {
            if (!ended.await(Stop.INTERRUPT_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
                leftBehind.accept("thread " + thread.getName() + " is still in " + what
                        + ", which does not end when it is interrupted");
            }
        } catch (InterruptedException again) {
            interrupted.run();
        }
    }
}
