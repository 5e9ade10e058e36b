package io.chaoskit.kubernetes.internal;

import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.informers.ResourceEventHandler;
import io.fabric8.kubernetes.client.informers.SharedIndexInformer;
import java.io.IOException;
import java.net.HttpURLConnection;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ExecutionException;

/**
 * Watches a job and its pods. What it sees goes into a queue: first everything that is there, then each change. It lists again by itself when the
 * connection was lost, or the cluster has forgotten where the watch was.
 */
final class JobWatch implements AutoCloseable {

    static final String CONTROLLER = "batch.kubernetes.io/controller-uid";
    private static final Set<Integer> REFUSED =
            Set.of(HttpURLConnection.HTTP_UNAUTHORIZED, HttpURLConnection.HTTP_FORBIDDEN);

    /** Sees what happens, on the thread that works the queue off. */
    interface Viewer {

        /** A pod is there, or has changed. */
        void pod(Pod now) throws IOException;

        /** A pod is gone; this is how it was seen last. */
        void gone(Pod last) throws IOException;

        /** The job has changed. */
        void job(Job now) throws IOException;

        /** Somebody deleted the job. */
        void gone(Job last) throws IOException;
    }

    /** What a viewer does with something. */
    private interface Sight<T> {
        void see(T something) throws IOException;
    }

    private final Connection cluster;
    private final SharedIndexInformer<Pod> pods;
    private final SharedIndexInformer<Job> jobs;
    private final BlockingQueue<Step> queue;

    private JobWatch(Connection cluster, ClaimedJob job, BlockingQueue<Step> queue) {
        this.cluster = cluster;
        this.queue = queue;
        this.pods = cluster.client()
                .pods()
                .inNamespace(cluster.namespace())
                .withLabel(CONTROLLER, job.uid())
                .runnableInformer(0);
        this.jobs = cluster.client()
                .batch()
                .v1()
                .jobs()
                .inNamespace(cluster.namespace())
                .withName(job.name())
                .runnableInformer(0);
    }

    static JobWatch start(Connection cluster, ClaimedJob job, Viewer viewer, BlockingQueue<Step> queue)
            throws IOException, InterruptedException {
        JobWatch watch = new JobWatch(cluster, job, queue);
        try {
            watch.begin(watch.jobs, viewer::job, viewer::gone, Right.WATCH_JOBS);
            watch.begin(watch.pods, viewer::pod, viewer::gone, Right.WATCH_PODS);
            return watch;
        } catch (IOException | InterruptedException | RuntimeException e) {
            watch.close();
            throw e;
        }
    }

    private <T> void begin(SharedIndexInformer<T> informer, Sight<T> seen, Sight<T> gone, Right right)
            throws IOException, InterruptedException {
        informer.exceptionHandler((started, problem) -> started && !refused(problem));
        informer.addEventHandler(new ResourceEventHandler<T>() {
            @Override
            public void onAdd(T now) {
                queue.add(() -> seen.see(now));
            }

            @Override
            public void onUpdate(T before, T now) {
                queue.add(() -> seen.see(now));
            }

            @Override
            public void onDelete(T last, boolean unknown) {
                queue.add(() -> gone.see(last));
            }
        });
        try {
            informer.start().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw reason(right, e.getCause());
        }
        informer.stopped().whenComplete((ended, problem) -> {
            if (problem != null) {
                queue.add(() -> {
                    throw reason(right, problem);
                });
            }
        });
    }

    private static boolean refused(Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof KubernetesClientException client && REFUSED.contains(client.getCode())) {
                return true;
            }
        }
        return false;
    }

    private IOException reason(Right right, Throwable problem) {
        for (Throwable each = problem; each != null; each = each.getCause()) {
            if (each instanceof KubernetesClientException client) {
                return cluster.refused(right, client);
            }
        }
        return new IOException("the watch of the job must go on, but ended: " + problem, problem);
    }

    /** Whether changes would be seen now. */
    boolean isWatching() {
        return jobs.isWatching() && pods.isWatching();
    }

    /** Whether the job was still there when the watch began: its end before that is no change. */
    boolean hasJob() {
        return !jobs.getStore().list().isEmpty();
    }

    @Override
    public void close() {
        pods.close();
        jobs.close();
    }
}
