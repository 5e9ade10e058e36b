package io.chaoskit.kubernetes.internal;

import io.chaoskit.internal.scale.ShardExit;
import io.chaoskit.internal.scale.ShardListener;
import io.chaoskit.internal.scale.ShardOutput;
import java.io.IOException;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What has become of the shards of a job, an attempt at a time. The first complete report of a shard is its result; what comes later is handed on too, so
 * that a difference is noticed. Not safe for several threads.
 */
final class JobProgress {

    private final int shards;
    private final int retries;
    private final String version;
    private final ShardListener listener;
    private final Logs logs;

    /** The logs of attempts. */
    interface Logs {

        /** Has a log read that is complete, for {@link JobProgress#read}. */
        void read(Attempt ended);

        /** Tells the listener live what a process writes, if there are not too many. Returns whether it does. */
        boolean follow(Attempt running);
    }

    /** The attempts whose processes are followed. */
    private final Set<String> followed = new HashSet<>();
    /** The attempts that have ended. */
    private final Set<String> ended = new HashSet<>();
    /** Attempts of each shard that count as failed. */
    private final Map<Integer, Integer> accidents = new HashMap<>();

    private final BitSet reported = new BitSet();
    private final BitSet lost = new BitSet();
    private final Set<Attempt.Stage> told = new HashSet<>();
    private String trouble = "";
    private boolean waitsForImage;
    private int unread;
    private boolean begun;

    /** Begins with nothing. */
    JobProgress(int shards, int retries, String version, ShardListener listener, Logs logs) {
        this.shards = shards;
        this.retries = retries;
        this.version = version;
        this.listener = listener;
        this.logs = logs;
    }

    /** Sees an attempt, in any stage, and as often as it changes. Throws when nothing can ever begin. */
    void seen(Attempt attempt) throws IOException {
        switch (attempt.stage()) {
            case RUNNING -> running(attempt);
            case NO_ROOM, NO_IMAGE -> wait(attempt);
            case HOPELESS -> {
                wait(attempt);
                if (!begun) {
                    throw new IOException(trouble);
                }
            }
            case ENDED -> {
                begun = true;
                if (ended.add(attempt.uid())) {
                    end(attempt);
                }
            }
            default -> {}
        }
    }

    private void running(Attempt attempt) {
        begun = true;
        if (!followed.contains(attempt.uid()) && logs.follow(attempt)) {
            followed.add(attempt.uid());
        }
    }

    /** One sentence for all that wait for the same. */
    private void wait(Attempt attempt) {
        trouble = sentence(attempt);
        waitsForImage = attempt.stage() == Attempt.Stage.NO_IMAGE;
        if (told.add(attempt.stage())) {
            listener.note(trouble);
        }
    }

    private static String sentence(Attempt attempt) {
        String but = ", but " + attempt.reason().replaceAll("\\s+", " ");
        return switch (attempt.stage()) {
            case NO_ROOM ->
                "a node must have room for shard " + attempt.shard() + but
                        + "; ask for less with --cpu and --memory, or wait";
            case NO_IMAGE ->
                "--image must be an image that the cluster can pull" + but + "; see its name and the registry";
            default ->
                "the container of shard " + attempt.shard() + " must be able to begin" + but
                        + "; see: kubectl describe pod " + attempt.pod();
        };
    }

    private void end(Attempt attempt) {
        if (!attempt.isFinal()) {
            accident(attempt.shard(), attempt.disrupted(), attempt.end());
            return;
        }
        ShardOutput output = new ShardOutput(version);
        attempt.message().lines().forEach(output::accept);
        Optional<String> report = output.report();
        if (report.isPresent()) {
            report(attempt, report.get());
        } else {
            unread++;
            logs.read(attempt);
        }
    }

    private void report(Attempt attempt, String report) {
        reported.set(attempt.shard());
        lost.clear(attempt.shard());
        listener.ended(attempt.shard(), attempt.exitCode().orElseThrow(), report);
    }

    /** The log of an attempt was read; {@code problem} says why it was not. */
    void read(Attempt attempt, LogText text, String problem) {
        unread--;
        Optional<String> report = text.output().report();
        if (report.isPresent()) {
            report(attempt, report.get());
            return;
        }
        int code = attempt.exitCode().orElseThrow();
        if (code == ShardExit.MISTAKE && !followed.contains(attempt.uid())) {
            text.others().forEach(line -> listener.line(attempt.shard(), line));
        }
        lose(
                attempt.shard(),
                text.output()
                        .wrong()
                        .orElse(problem.isEmpty() ? ShardExit.text(code) : "its log cannot be read: " + problem));
    }

    /** A pod is gone; it may have ended before. */
    void gone(Attempt attempt) {
        if (ended.add(attempt.uid())) {
            if (attempt.stage() == Attempt.Stage.ENDED) {
                end(attempt);
            } else {
                accident(attempt.shard(), false, "its pod " + attempt.pod() + " was deleted");
            }
        }
    }

    /** The cluster begins the shard again, unless it happened too often. */
    private void accident(int shard, boolean free, String why) {
        int count = free ? accidents.getOrDefault(shard, 0) : accidents.merge(shard, 1, Integer::sum);
        if (reported.get(shard)) {
            return;
        }
        if (!free && count > retries) {
            lose(shard, why + (count > 1 ? ", the " + count + "th time" : ""));
        } else {
            listener.again(shard, why);
        }
    }

    private void lose(int shard, String why) {
        if (!reported.get(shard) && !lost.get(shard)) {
            lost.set(shard);
            listener.lost(shard, why);
        }
    }

    /** The job begins no attempt any more, and all were seen. */
    void jobEnded(String why) {
        for (int shard = 1; shard <= shards; shard++) {
            lose(shard, why);
        }
    }

    /** Whether a log is still being read. */
    boolean isReading() {
        return unread > 0;
    }

    /** Whether each shard has a report, or will have none. */
    boolean isComplete() {
        return unread == 0 && reported.cardinality() + lost.cardinality() >= shards;
    }

    /** Whether a process of any shard was begun. */
    boolean hasBegun() {
        return begun;
    }

    /** Whether an attempt waited for its image last, which is seldom worth waiting for long. */
    boolean waitsForImage() {
        return waitsForImage;
    }

    /** Why attempts wait; empty when they do not. */
    String trouble() {
        return trouble;
    }
}
