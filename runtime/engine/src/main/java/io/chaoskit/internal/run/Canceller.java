package io.chaoskit.internal.run;

import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.thread.OwnThreads;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;

/** Does cancellations when their time has come, for all lanes of a run; and counts how the system took them. Safe for all threads. */
final class Canceller {

    private final ScheduledThreadPoolExecutor timer =
            new ScheduledThreadPoolExecutor(1, work -> OwnThreads.daemon("canceller", work));
    private final Map<Integer, Counts> counts = new ConcurrentHashMap<>();

    /** Counts how the system under test took the cancellations of one injector. Safe for all threads. */
    static final class Counts {

        private final LongAdder asked = new LongAdder();
        private final LongAdder futures = new LongAdder();
        private final LongAdder ended = new LongAdder();
        private final LongAdder swallowed = new LongAdder();
        private final LongAdder unnoticed = new LongAdder();

        private Counts() {}

        void asked() {
            asked.increment();
        }

        void futureCancelled() {
            futures.increment();
        }

        /** A step that was interrupted is over. */
        void stepEnded(boolean threw, boolean stillInterrupted) {
            (threw ? ended : stillInterrupted ? unnoticed : swallowed).increment();
        }

        /** For the report; empty when there is nothing to report. */
        String note() {
            List<String> parts = new ArrayList<>();
            add(parts, ended, "ended the step");
            add(parts, swallowed, "swallowed by the step");
            add(parts, unnoticed, "not noticed by the step");
            add(parts, futures, "cancelled a future");
            long late = late();
            if (late > 0) {
                parts.add(late + " too late");
            }
            return String.join(", ", parts);
        }

        private static void add(List<String> parts, LongAdder count, String what) {
            if (count.sum() > 0) {
                parts.add(count.sum() + " " + what);
            }
        }

        /** Those that found nothing to cancel any more. */
        private long late() {
            return asked.sum() - ended.sum() - swallowed.sum() - unnoticed.sum() - futures.sum();
        }

        /** Why these cancellations prove nothing. */
        Optional<String> doubt() {
            return asked.sum() > 0 && late() == asked.sum()
                    ? Optional.of("every cancellation came too late: what it was meant for was over; a shorter after:"
                            + " reaches it")
                    : Optional.empty();
        }
    }

    /** The counts of an injector, by its place in the scenario. */
    Counts counts(int injector) {
        return counts.computeIfAbsent(injector, any -> new Counts());
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

    /** Throws what is waiting away. A callback of a future that was cancelled may still run; it gets its grace. */
    void close() throws InterruptedException {
        timer.shutdownNow();
        if (timer.getPoolSize() > 0
                && !timer.awaitTermination(Stop.INTERRUPT_GRACE.toMillis(), TimeUnit.MILLISECONDS)) {
            throw new IllegalStateException("what waits for a future that was cancelled does not end");
        }
    }
}
