package io.chaoskit.internal.pressure;

import io.chaoskit.internal.thread.OwnThreads;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** The threads of a pressure. They work until they are closed, and closing waits for their end. */
final class Workers implements AutoCloseable {

    private static final Duration DEATH = Duration.ofSeconds(10);

    private final CountDownLatch closed = new CountDownLatch(1);
    private final List<Thread> threads = new ArrayList<>();

    /**
     * Starts them.
     *
     * @param count how many
     * @param name of the threads, before their number
     * @param work of each one; ends soon after {@link #closed}
     * @return running
     * @throws OutOfMemoryError when there cannot be so many threads; none is left then
     */
    static Workers start(int count, String name, Consumer<Workers> work) {
        Workers workers = new Workers();
        try {
            for (int i = 1; i <= count; i++) {
                Thread thread = OwnThreads.daemon(name + "-" + i, () -> work.accept(workers));
                thread.start();
                workers.threads.add(thread);
            }
            return workers;
        } catch (Throwable tooMany) {
            workers.close();
            throw tooMany;
        }
    }

    boolean closed() {
        return closed.getCount() == 0;
    }

    /** Parks a worker until the time is over or the workers are closed. */
    void pause(long nanos) {
        try {
            closed.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            // Only closing ends a worker; the code under test may interrupt whatever it finds.
            Thread.interrupted();
        }
    }

    /** Ends them, and waits for that for no more than a second. */
    @Override
    public void close() {
        closed.countDown();
        long end = Clock.SYSTEM.nanoTime() + DEATH.toNanos();
        boolean interrupted = false;
        for (Thread thread : threads) {
            interrupted |= joinInterrupted(thread, end);
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
        threads.stream().filter(Thread::isAlive).findFirst().ifPresent(alive -> {
            throw new IllegalStateException("thread " + alive.getName() + " did not end in time");
        });
    }

    /** True when the caller was interrupted meanwhile, which does not end the waiting. */
    private static boolean joinInterrupted(Thread thread, long end) {
        boolean interrupted = false;
        long left = end - Clock.SYSTEM.nanoTime();
        while (thread.isAlive() && left > 0) {
            try {
                thread.join(Math.max(1, TimeUnit.NANOSECONDS.toMillis(left)));
            } catch (InterruptedException e) {
                interrupted = true;
            }
            left = end - Clock.SYSTEM.nanoTime();
        }
        return interrupted;
    }
}
