package io.chaoskit.run;

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

/**
 * Calls what a validator does outside of iterations on a thread of its own, so that one that blocks does not hold up the run. One
 * that does not answer in time is interrupted; a thread that ignores that is left behind, and the report says so.
 *
 * @param run what waits
 * @param what it waits for, for messages
 */
record Bounded(Run run, String what) {

    /** How long an interrupted call may take to end. */
    private static final long DEATH_MILLIS = 1_000;

    /** Returns what the call returns and throws what it throws, or a {@link LateAnswer} when its time is over. */
    <T> T call(Duration limit, Callable<T> work) throws Throwable {
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
        return answer(task, thread, ended, limit);
    }

    private <T> T answer(FutureTask<T> task, Thread thread, CountDownLatch ended, Duration limit) throws Throwable {
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
            run.interrupted();
            stack = List.of(thread.getStackTrace());
            why = "before the run was interrupted";
        }
        end(thread, ended);
        throw new LateAnswer(why, stack, answerOf(task));
    }

    /** What it said when it was interrupted; null when it says nothing. */
    private static Object answerOf(FutureTask<?> task) {
        try {
            return task.isDone() ? task.get() : null;
        } catch (ExecutionException | InterruptedException nothing) {
            return null;
        }
    }

    private void end(Thread thread, CountDownLatch ended) {
        thread.interrupt();
        try {
            if (!ended.await(DEATH_MILLIS, TimeUnit.MILLISECONDS)) {
                run.tracker()
                        .leftBehind("thread " + thread.getName() + " is still in " + what
                                + ", which does not end when it is interrupted");
            }
        } catch (InterruptedException again) {
            run.interrupted();
        }
    }
}
