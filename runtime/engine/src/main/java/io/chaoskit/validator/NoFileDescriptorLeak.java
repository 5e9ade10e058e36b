package io.chaoskit.validator;

import io.chaoskit.internal.live.JdkServices;
import io.chaoskit.internal.live.OpenDescriptors;
import io.chaoskit.internal.live.SocketNames;
import io.chaoskit.internal.value.Limits;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;

/**
 * What the code under test opens, it closes: after the last iteration no more file descriptors are open than when the warm-up was
 * over. What it opens once and keeps, such as a pool of connections, belongs into a warm-up or is allowed. On Linux and macOS; on
 * Linux the message names what is open, and where its connections lead.
 *
 * @param allowed how many more may be open, 0 or more
 */
record NoFileDescriptorLeak(int allowed) implements Validator {

    /** Rejects less than zero. */
    public NoFileDescriptorLeak {
        Limits.atLeast(0, "allowed", allowed);
    }

    @Override
    public String id() {
        return "noFileDescriptorLeak";
    }

    @Override
    public String name() {
        return "noFileDescriptorLeak(" + (allowed == 0 ? "" : "allowed: " + allowed) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return new Comparison(allowed, run);
    }

    /** Compares the open file descriptors with those of the beginning. */
    private static final class Comparison implements Check {

        /** What is being closed may take a moment. */
        private static final long GRACE = TimeUnit.SECONDS.toNanos(1);

        private static final long PAUSE = TimeUnit.MILLISECONDS.toNanos(10);
        private static final int SHOWN = 10;

        private final int allowed;
        private final RunAccess run;
        private volatile List<String> before;
        private volatile String measured = "";

        Comparison(int allowed, RunAccess run) {
            this.allowed = allowed;
            this.run = run;
        }

        @Override
        public void begin() throws IOException, InterruptedException {
            JdkServices.startAndOpen();
            before = OpenDescriptors.list();
        }

        @Override
        public Optional<String> check(Observation seen) {
            return Optional.empty();
        }

        @Override
        public Optional<String> checkAtEnd() throws IOException, InterruptedException {
            if (before == null) {
                return Optional.empty();
            }
            List<String> now = settled();
            int more = now.size() - before.size();
            measured = before.size() + " to " + now.size();
            if (more <= allowed) {
                return Optional.empty();
            }
            List<String> fresh = fresh(now);
            if (run.shared()) {
                throw new IllegalStateException(
                        "another run was there at the same time, and what is left may be that one's" + shown(fresh));
            }
            String most = allowed == 0 ? "must be closed again" : "must be at most " + allowed + " more";
            return Optional.of("file descriptors " + most + ", but " + more
                    + (more == 1 ? " more is open" : " more are open") + shown(fresh));
        }

        private List<String> settled() throws IOException, InterruptedException {
            long start = run.clock().nanoTime();
            CountDownLatch never = new CountDownLatch(1);
            List<String> now = OpenDescriptors.list();
            while (now.size() - before.size() > allowed && run.clock().nanoTime() - start < GRACE) {
                never.await(PAUSE, TimeUnit.NANOSECONDS);
                now = OpenDescriptors.list();
            }
            return now;
        }

        private List<String> fresh(List<String> now) {
            List<String> fresh = new ArrayList<>(now);
            before.forEach(fresh::remove);
            return fresh;
        }

        /** Each name once, with its number. */
        private static String shown(List<String> fresh) throws IOException {
            SocketNames sockets = SocketNames.now();
            Map<String, Long> counts = fresh.stream()
                    .filter(name -> !name.isEmpty())
                    .map(sockets::of)
                    .collect(Collectors.groupingBy(name -> name, TreeMap::new, Collectors.counting()));
            String text = counts.entrySet().stream()
                    .limit(SHOWN)
                    .map(each -> "\n  " + each.getKey() + (each.getValue() == 1 ? "" : " (" + each.getValue() + ")"))
                    .collect(Collectors.joining());
            return counts.size() > SHOWN ? text + "\n  and " + (counts.size() - SHOWN) + " more" : text;
        }

        @Override
        public String measured() {
            return measured;
        }
    }
}
