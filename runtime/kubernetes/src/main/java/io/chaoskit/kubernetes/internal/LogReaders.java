package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.thread.OwnThreads;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Reads the logs of attempts that have ended, some at once. What they say becomes a step of the thread that runs the job. */
final class LogReaders implements AutoCloseable {

    private static final int AT_ONCE = 4;
    /** A log that was cut off on its way is read once more. */
    private static final int TRIES = 2;

    private final Connection cluster;
    private final String version;
    private final BlockingQueue<Step> queue;
    private final ExecutorService readers =
            Executors.newFixedThreadPool(AT_ONCE, work -> OwnThreads.daemon("kubernetes-log", work));

    LogReaders(Connection cluster, String version, BlockingQueue<Step> queue) {
        this.cluster = cluster;
        this.version = version;
        this.queue = queue;
    }

    /** Is told about a log, on the thread that runs the job. */
    interface Reader {

        /** {@code problem} says why it could not be read; empty when it was. */
        void read(Attempt attempt, LogText text, String problem);
    }

    void read(Attempt attempt, Reader reader) {
        readers.execute(() -> {
            LogText text = new LogText(version);
            String problem = "";
            try {
                text = read(attempt);
            } catch (IOException unreadable) {
                problem = unreadable.getMessage();
            }
            LogText whole = text;
            String why = problem;
            queue.add(() -> reader.read(attempt, whole, why));
        });
    }

    private LogText read(Attempt attempt) throws IOException {
        LogText text = once(attempt);
        for (int i = 1;
                i < TRIES && text.output().wrong().isPresent() && !text.output().ofOtherVersion();
                i++) {
            text = once(attempt);
        }
        return text;
    }

    private LogText once(Attempt attempt) throws IOException {
        LogText text = new LogText(version);
        try (InputStream in = cluster.call(
                        Right.GET_LOGS,
                        client -> client.pods()
                                .inNamespace(cluster.namespace())
                                .withName(attempt.pod())
                                .inContainer(JobObjects.CONTAINER)
                                .getLogInputStream());
                BufferedReader lines = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8))) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                text.accept(line);
            }
            return text;
        } catch (KubernetesClientException e) {
            throw cluster.refused(Right.GET_LOGS, e);
        }
    }

    @Override
    public void close() {
        readers.shutdownNow();
    }
}
