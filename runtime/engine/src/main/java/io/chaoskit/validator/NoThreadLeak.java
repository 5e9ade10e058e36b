package io.chaoskit.validator;

import io.chaoskit.internal.live.JdkServices;
import io.chaoskit.internal.live.LiveThread;
import io.chaoskit.internal.live.LiveThreads;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;

/**
 * Threads that the code under test starts, end. With one lane and no other run in the JVM platform threads are compared after
 * each iteration with those before it, the first one included; after the last iteration all threads, virtual ones too, with those
 * that were there when the warm-up was over. Those of ChaosKit and of the JDK itself do not count.
 *
 * <p>The report shows where a leaked thread was started: with several lanes always, otherwise from the first iteration with a leak
 * on. That changes the JVM's {@link Thread} while the run lasts; where that is forbidden, the report does not show it.
 *
 * @param grace how long they may take to end, zero or more
 */
record NoThreadLeak(Duration grace) implements Validator {

    /** The grace where none is given. */
    public static final Duration USUAL = Duration.ofSeconds(1);

    /** Rejects a negative grace. */
    public NoThreadLeak {
        Durations.notNegative(grace);
    }

    @Override
    public String id() {
        return "noThreadLeak";
    }

    @Override
    public String name() {
        return "noThreadLeak(" + (grace.equals(USUAL) ? "" : "grace: " + Durations.format(grace)) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return new Comparison(grace, run);
    }

    /**
     * Compares the live threads with those that are known. Guarded by itself. With several lanes, or targets that come and go, it only
     * looks at the end.
     */
    private static final class Comparison implements Check {

        /** After so many iterations with a leak the rest is reported at the end: to wait for each would take the run's time. */
        private static final int MOST_ITERATIONS = 10;

        private static final int SHOWN = 5;
        private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(2);

        private final LiveThreads threads = new LiveThreads();
        private final CountDownLatch never = new CountDownLatch(1);
        private final Duration grace;
        private final RunAccess run;
        private final Set<Long> known = new HashSet<>();
        private long started = -1;
        private int iterations;
        private int leaked;
        private boolean begun;

        Comparison(Duration grace, RunAccess run) {
            this.grace = grace;
            this.run = run;
        }

        @Override
        public synchronized void begin() throws InterruptedException {
            JdkServices.start();
            started = threads.started();
            known.addAll(threads.ids());
            begun = true;
            if (looksOnlyOnce()) {
                run.traceThreadStarts();
            }
        }

        @Override
        public Optional<String> check(Observation seen) throws InterruptedException {
            return looksOnlyOnce() ? Optional.empty() : lookAfterIteration();
        }

        private boolean looksOnlyOnce() {
            return run.lanes() > 1 || run.shared() || !run.oneTarget();
        }

        private synchronized Optional<String> lookAfterIteration() throws InterruptedException {
            long now = threads.started();
            if (now == started || iterations >= MOST_ITERATIONS) {
                return Optional.empty();
            }
            started = now;
            waitUntil(() -> threads.otherPlatform(known).isEmpty());
            List<LiveThread> left = platformLeft();
            if (left.isEmpty()) {
                return Optional.empty();
            }
            iterations++;
            String found = told(left);
            // Not before: to trace them the classes of the JVM must be changed, and most runs find none.
            run.traceThreadStarts();
            return Optional.of(found);
        }

        @Override
        public synchronized Optional<String> checkAtEnd() throws InterruptedException {
            if (!begun) {
                return Optional.empty();
            }
            waitUntil(() -> threads.otherPlatform(known).isEmpty()
                    && threads.otherVirtual(known).isEmpty());
            List<LiveThread> left = Stream.concat(platformLeft().stream(), threads.otherVirtual(known).stream())
                    .toList();
            if (left.isEmpty()) {
                return Optional.empty();
            }
            if (run.shared()) {
                throw new IllegalStateException(
                        "another run was there at the same time, and what is left may be that one's:"
                                + LiveThread.show(left, SHOWN, this::startOf));
            }
            return Optional.of(told(left));
        }

        private List<LiveThread> platformLeft() {
            return threads.otherPlatform(known).stream()
                    .map(LiveThreads::look)
                    .filter(each -> !each.state().equals("terminated"))
                    .toList();
        }

        private String told(List<LiveThread> left) {
            left.forEach(each -> known.add(each.id()));
            leaked += left.size();
            String count = left.size() == 1 ? "one is alive" : left.size() + " are alive";
            return "new threads must end within " + Durations.format(grace) + ", but " + count
                    + LiveThread.show(left, SHOWN, this::startOf);
        }

        private Optional<String> startOf(long thread) {
            return run.startOf(thread).map(ThreadStart::shown);
        }

        private void waitUntil(BooleanSupplier ended) throws InterruptedException {
            long start = run.clock().nanoTime();
            long left = grace.toNanos();
            while (!ended.getAsBoolean() && left > 0) {
                never.await(Math.min(PAUSE, left), TimeUnit.NANOSECONDS);
                left = grace.toNanos() - (run.clock().nanoTime() - start);
            }
        }

        @Override
        public synchronized String measured() {
            return leaked == 0 ? "" : leaked + " leaked";
        }

        @Override
        public Duration patience() {
            return PATIENCE.plus(grace);
        }
    }
}
