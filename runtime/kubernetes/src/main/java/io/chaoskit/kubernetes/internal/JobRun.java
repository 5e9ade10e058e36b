package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ClusterOptions;
import io.chaoskit.internal.scale.ShardJob;
import io.chaoskit.internal.scale.ShardListener;
import io.chaoskit.value.Clock;
import io.fabric8.kubernetes.api.model.Pod;
import io.fabric8.kubernetes.api.model.batch.v1.Job;
import io.fabric8.kubernetes.api.model.batch.v1.JobCondition;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;

/** Follows a job to its end. All of it happens on one thread, which works a queue off. */
final class JobRun implements JobWatch.Viewer, JobProgress.Logs {

    private static final Set<String> ENDS = Set.of("Complete", "Failed");
    /** Where there is not even a pod, none was allowed. */
    private static final Duration FIRST_POD = Duration.ofSeconds(30);

    /** A name that is wrong does not become right; a large image takes its time without a complaint. */
    private static final Duration IMAGE = Duration.ofMinutes(2);

    private static final Duration AWAY = Duration.ofSeconds(30);

    private final Connection cluster;
    private final ClaimedJob claimed;
    private final ShardListener listener;
    private final LogReaders logs;
    private final LogFollowers followers;
    private final BlockingQueue<Step> queue;
    private final JobProgress progress;
    private boolean ours = true;
    private boolean ended;
    private boolean anyPod;
    private boolean toldOfPods;

    JobRun(
            Connection cluster,
            ClaimedJob claimed,
            ShardJob job,
            ClusterOptions options,
            ShardListener listener,
            LogReaders logs,
            LogFollowers followers,
            BlockingQueue<Step> queue) {
        this.cluster = cluster;
        this.claimed = claimed;
        this.listener = listener;
        this.logs = logs;
        this.followers = followers;
        this.queue = queue;
        this.progress = new JobProgress(job.shards(), options.retries(), options.version(), listener, this);
    }

    @Override
    public void read(Attempt ended) {
        logs.read(ended, progress::read);
    }

    @Override
    public boolean follow(Attempt running) {
        return followers.follow(running);
    }

    /** Returns when each shard has a report or will have none, or {@code stopped}. */
    void watch(Clock clock, Duration patience, BooleanSupplier stopped) throws IOException, InterruptedException {
        try (JobWatch watch = JobWatch.start(cluster, claimed, this, queue)) {
            if (!watch.hasJob()) {
                throw deleted();
            }
            long begin = clock.nanoTime();
            long watched = begin;
            boolean toldOfWatch = false;
            while (!progress.isComplete() && !stopped.getAsBoolean()) {
                Step step = queue.poll(1, TimeUnit.SECONDS);
                if (step != null) {
                    step.run();
                }
                conclude();
                long now = clock.nanoTime();
                waited(Duration.ofNanos(now - begin), patience);
                if (watch.isWatching()) {
                    watched = now;
                    toldOfWatch = false;
                } else if (!toldOfWatch && now - watched > AWAY.toNanos()) {
                    toldOfWatch = true;
                    listener.note(
                            "the connection to " + cluster.where() + " is lost, and is tried again; the shards go on");
                }
            }
        }
    }

    private void waited(Duration time, Duration patience) throws IOException {
        if (progress.hasBegun()) {
            return;
        }
        if (time.compareTo(progress.waitsForImage() ? IMAGE : patience) > 0) {
            throw new IOException(
                    progress.trouble().isEmpty()
                            ? "the cluster must begin a shard within " + patience.toMinutes()
                                    + " minutes, but has begun none; see: kubectl describe job " + claimed.name()
                            : progress.trouble());
        }
        if (!anyPod && !toldOfPods && time.compareTo(FIRST_POD) > 0) {
            toldOfPods = true;
            listener.note("the job '" + claimed.name() + "' has no pod yet: a quota of the namespace may not allow one;"
                    + " see: kubectl describe job " + claimed.name());
        }
    }

    @Override
    public void pod(Pod now) throws IOException {
        anyPod = true;
        Optional<Attempt> attempt = Attempt.of(now);
        if (attempt.isPresent()) {
            progress.seen(attempt.get());
        }
    }

    @Override
    public void gone(Pod last) {
        Attempt.of(last).ifPresent(progress::gone);
    }

    @Override
    public void job(Job now) throws IOException {
        if (!now.getMetadata().getUid().equals(claimed.uid())) {
            return;
        }
        Optional<String> other = claimed.takenBy(now);
        if (other.isPresent()) {
            ours = false;
            throw new IOException("a job must have one launcher, but " + other.get() + " has picked '" + claimed.name()
                    + "' up; see what that one says");
        }
        if (now.getMetadata().getDeletionTimestamp() != null) {
            gone(now);
        }
        ended = ended || hasEnded(now);
        if (ended) {
            for (Pod each : pods()) {
                pod(each);
            }
        }
    }

    private List<Pod> pods() throws IOException {
        return cluster.call(
                Right.LIST_PODS,
                client -> client.pods()
                        .inNamespace(cluster.namespace())
                        .withLabel(JobWatch.CONTROLLER, claimed.uid())
                        .list()
                        .getItems());
    }

    private static boolean hasEnded(Job job) {
        return job.getStatus() != null
                && job.getStatus().getConditions().stream()
                        .filter(each -> "True".equals(each.getStatus()))
                        .map(JobCondition::getType)
                        .anyMatch(ENDS::contains);
    }

    @Override
    public void gone(Job last) throws IOException {
        if (last.getMetadata().getUid().equals(claimed.uid())) {
            throw deleted();
        }
    }

    private IOException deleted() {
        ours = false;
        return new IOException("the job '" + claimed.name()
                + "' must stay until its shards have ended, but somebody deleted it; begin again");
    }

    /** When the job has ended, and all its logs were read. */
    private void conclude() {
        if (ended && !progress.isReading()) {
            progress.jobEnded("its report is gone with its pod");
        }
    }

    /** Whether no other launcher has the job, and nobody deleted it. */
    boolean isOurs() {
        return ours;
    }
}
