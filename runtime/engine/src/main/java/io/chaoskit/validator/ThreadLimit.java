package io.chaoskit.validator;

import io.chaoskit.internal.live.VirtualThreads;
import io.chaoskit.internal.thread.OwnThreads;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.value.Clock;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * No more live threads in the JVM than allowed, platform and virtual ones together. Platform threads are counted after each
 * iteration; virtual threads, which the JVM counts only by listing them, about once a second and after the last iteration: threads
 * that live between two counts are not seen.
 *
 * @param word {@code goroutineLimit} or {@code threadLimit}
 * @param max 1 or more
 */
record ThreadLimit(String word, int max) implements Validator {

    /** Rejects zero and less. */
    public ThreadLimit {
        Limits.atLeast(1, word, max);
    }

    @Override
    public String id() {
        return word;
    }

    @Override
    public String name() {
        return word + "(" + max + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return new Count(max, new ThreadCensus(run.clock()), new Peak());
    }

    private record Count(int max, ThreadCensus census, Peak peak) implements Check {

        @Override
        public Optional<String> check(Observation seen) {
            return judge(census.platform(), census.recentVirtual());
        }

        @Override
        public Optional<String> checkAtEnd() {
            return judge(census.platform(), census.virtual());
        }

        private Optional<String> judge(int platform, int virtual) {
            long live = peak.see(platform + (long) virtual);
            if (live <= max) {
                return Optional.empty();
            }
            String kinds = virtual == 0 ? "" : " (" + virtual + " of them virtual)";
            return Optional.of("live threads must be at most " + max + ", but were " + live + kinds);
        }

        @Override
        public String note() {
            return peak.nearness(max);
        }

        @Override
        public String measured() {
            return peak.seen() ? "max " + peak.value() : "";
        }

        @Override
        public void close() {
            census.close();
        }
    }

    /**
     * The number of live threads. The JVM has the number of platform threads at once; virtual ones it can only list, which takes
     * about 0.1 ms a thread, so a thread of our own lists them in the background.
     */
    private static final class ThreadCensus implements AutoCloseable {

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
}
