package io.chaoskit.validator;

import io.chaoskit.internal.thread.OwnThreads;
import io.chaoskit.internal.thread.Stacks;
import java.lang.management.ManagementFactory;
import java.lang.management.MonitorInfo;
import java.lang.management.ThreadInfo;
import java.lang.management.ThreadMXBean;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/**
 * No threads wait for each other's locks for ever. It is looked for all the time, because an iteration in a deadlock does not end;
 * the run is stopped when there is one. The JVM finds those of platform threads, over monitors and {@code java.util.concurrent}
 * locks, and not those of virtual threads: {@code noInfiniteLoop} finds the step that waits for them.
 */
record NoDeadlock() implements Validator {

    @Override
    public String id() {
        return "noDeadlock";
    }

    @Override
    public String name() {
        return "noDeadlock()";
    }

    @Override
    public Check arm(RunAccess run) {
        return new Watch(run);
    }

    /** Looks for deadlocks five times a second, on a thread of ChaosKit's. */
    private static final class Watch implements Check {

        private static final long PAUSE_MILLIS = 200;

        private final ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        private final CountDownLatch closed = new CountDownLatch(1);
        private final AtomicReference<String> found = new AtomicReference<>();
        private final RunAccess run;
        /** Those that were there before the run. */
        private final Set<Long> known;

        Watch(RunAccess run) {
            this.run = run;
            this.known = deadlocked().boxed().collect(Collectors.toSet());
            OwnThreads.daemon("deadlock-watch", this::watch).start();
        }

        private void watch() {
            try {
                while (!closed.await(PAUSE_MILLIS, TimeUnit.MILLISECONDS)) {
                    look();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }

        private LongStream deadlocked() {
            long[] ids = threads.findDeadlockedThreads();
            return ids == null ? LongStream.empty() : Arrays.stream(ids);
        }

        private void look() {
            long[] fresh = deadlocked().filter(id -> !known.contains(id)).toArray();
            if (fresh.length > 0 && found.get() == null) {
                found.set(describe(fresh));
                run.stop("there is a deadlock");
            }
        }

        private String describe(long[] ids) {
            List<ThreadInfo> infos = Arrays.stream(threads.getThreadInfo(ids, true, true))
                    .filter(Objects::nonNull)
                    .toList();
            return "threads must not wait for each other, but " + infos.size() + " do"
                    + infos.stream().map(Watch::describe).collect(Collectors.joining());
        }

        private static String describe(ThreadInfo info) {
            return "\n  '" + info.getThreadName() + "' waits for " + info.getLockName() + ", which '"
                    + info.getLockOwnerName()
                    + "' holds" + held(info)
                    + Stacks.show(List.of(info.getStackTrace())).replace("\n", "\n  ");
        }

        private static String held(ThreadInfo info) {
            return Arrays.stream(info.getLockedMonitors())
                    .map((MonitorInfo monitor) -> monitor + " at " + monitor.getLockedStackFrame())
                    .findFirst()
                    .map(text -> "; it holds " + text)
                    .orElse("");
        }

        /** A deadlock that did not keep the iteration from ending. */
        @Override
        public Optional<String> check(Observation seen) {
            return Optional.ofNullable(found.get());
        }

        @Override
        public Optional<String> checkAtEnd() {
            if (found.get() == null) {
                look();
            }
            return Optional.ofNullable(found.get());
        }

        @Override
        public void close() {
            closed.countDown();
        }
    }
}
