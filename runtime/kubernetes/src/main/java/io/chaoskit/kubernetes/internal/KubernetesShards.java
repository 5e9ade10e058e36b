package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ClusterOptions;
import io.chaoskit.internal.scale.ShardBackend;
import io.chaoskit.internal.scale.ShardJob;
import io.chaoskit.internal.scale.ShardListener;
import io.chaoskit.value.Clock;
import java.io.IOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;

/** Runs shards as an Indexed Job. The job is deleted at the end, and when {@link #stop} is called. */
final class KubernetesShards implements ShardBackend {

    /** Where no pod has begun for so long, none will without help. */
    private static final Duration PATIENCE = Duration.ofMinutes(10);

    private final ClusterOptions options;
    private final Clock clock;
    private final BlockingQueue<Step> queue = new LinkedBlockingQueue<>();
    private volatile boolean stopped;

    KubernetesShards(ClusterOptions options) {
        this(options, Clock.SYSTEM);
    }

    KubernetesShards(ClusterOptions options, Clock clock) {
        this.options = options;
        this.clock = clock;
    }

    @Override
    public void run(ShardJob job, ShardListener listener) throws IOException, InterruptedException {
        Thread thread = Thread.currentThread();
        ClassLoader before = thread.getContextClassLoader();
        // The client looks for its parts in this one.
        thread.setContextClassLoader(KubernetesShards.class.getClassLoader());
        try {
            connected(job, listener);
        } finally {
            thread.setContextClassLoader(before);
        }
    }

    private void connected(ShardJob job, ShardListener listener) throws IOException, InterruptedException {
        String launcher = launcher();
        JobObjects objects = JobObjects.of(job, options).withScriptNamed(Integer.toHexString(launcher.hashCode()));
        try (Connection cluster = Connection.open(options)) {
            Rights.check(cluster);
            ClaimedJob claimed = new ClaimedJob(cluster, objects, launcher);
            if (!stopped) {
                Optional<String> old = claimed.claim();
                claimed(cluster, claimed, job, listener, old);
            }
        }
    }

    private void claimed(
            Connection cluster, ClaimedJob claimed, ShardJob job, ShardListener listener, Optional<String> old)
            throws IOException, InterruptedException {
        Throwable problem = null;
        JobRun run = null;
        try (LogReaders logs = new LogReaders(cluster, options.version(), queue);
                LogFollowers followers = new LogFollowers(cluster, options.version(), listener)) {
            old.ifPresent(listener::note);
            run = new JobRun(cluster, claimed, job, options, listener, logs, followers, queue);
            run.watch(clock, PATIENCE, () -> stopped);
        } catch (IOException | InterruptedException | RuntimeException e) {
            problem = e;
            throw e;
        } finally {
            // Another launcher that has picked it up still needs it.
            if (run == null || run.isOurs()) {
                delete(claimed, problem);
            }
        }
    }

    private static void delete(ClaimedJob claimed, Throwable problem) throws IOException {
        try {
            claimed.delete();
        } catch (IOException notDeleted) {
            if (problem == null) {
                throw notDeleted;
            }
            problem.addSuppressed(notDeleted);
        }
    }

    /** Names this launcher, and no other. */
    private String launcher() {
        String host;
        try {
            host = InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException unnamed) {
            host = "localhost";
        }
        return host + "/" + ProcessHandle.current().pid() + " of " + clock.now().truncatedTo(ChronoUnit.MILLIS);
    }

    @Override
    public void stop() {
        stopped = true;
        queue.add(() -> {});
    }
}
