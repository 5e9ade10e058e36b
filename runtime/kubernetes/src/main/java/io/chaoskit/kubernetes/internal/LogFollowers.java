package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ShardListener;
import io.chaoskit.internal.scale.ShardOutput;
import io.chaoskit.internal.scale.ShardProgress;
import io.chaoskit.internal.thread.OwnThreads;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.dsl.LogWatch;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.HashSet;
import java.util.Set;

/** Follows the logs of some attempts while they run, for those who look on. What is missed is no loss: results are read when an attempt has ended. */
final class LogFollowers implements AutoCloseable {

    /** Each has a thread and a connection. */
    private static final int MOST = 16;

    private final Connection cluster;
    private final String version;
    private final ShardListener listener;
    private final Set<LogWatch> open = new HashSet<>();
    private boolean closed;

    LogFollowers(Connection cluster, String version, ShardListener listener) {
        this.cluster = cluster;
        this.version = version;
        this.listener = listener;
    }

    /** Returns false when there are enough. */
    synchronized boolean follow(Attempt attempt) {
        if (closed || open.size() >= MOST) {
            return false;
        }
        LogWatch log;
        try {
            log = cluster.client()
                    .pods()
                    .inNamespace(cluster.namespace())
                    .withName(attempt.pod())
                    .inContainer(JobObjects.CONTAINER)
                    .watchLog();
        } catch (KubernetesClientException ended) {
            return false;
        }
        open.add(log);
        OwnThreads.daemon("kubernetes-follow-" + attempt.shard(), () -> read(attempt.shard(), log))
                .start();
        return true;
    }

    private void read(int shard, LogWatch log) {
        ShardOutput output = new ShardOutput(version);
        try (BufferedReader lines =
                new BufferedReader(new InputStreamReader(log.getOutput(), StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                ShardProgress before = output.progress();
                boolean ours = output.accept(line);
                tell(shard, ours ? "" : line, output.progress().equals(before) ? null : output.progress());
            }
        } catch (IOException cutOff) {
            // The result does not depend on it.
        } finally {
            end(log);
        }
    }

    /** Nothing is told after {@link #close}. */
    private synchronized void tell(int shard, String line, ShardProgress progress) {
        if (!closed && !line.isEmpty()) {
            listener.line(shard, line);
        }
        if (!closed && progress != null) {
            listener.progress(shard, progress);
        }
    }

    private void end(LogWatch log) {
        synchronized (this) {
            open.remove(log);
        }
        log.close();
    }

    @Override
    public void close() {
        Set<LogWatch> rest;
        synchronized (this) {
            closed = true;
            rest = Set.copyOf(open);
        }
        rest.forEach(LogWatch::close);
    }
}
