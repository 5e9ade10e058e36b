package io.chaoskit.internal.scale;

import java.util.Optional;

/** Collects what the shards of a job report. Safe for all threads. */
public interface ShardResults {

    /**
     * Adds the report of a shard; the first one of each counts.
     *
     * @param shard which one
     * @param report as it wrote it
     * @return what is wrong with it, a sentence with the way out behind a semicolon; empty when nothing is
     */
    Optional<String> add(int shard, String report);

    /**
     * Whether a shard is there.
     *
     * @param shard which one
     * @return false as long as it has no report
     */
    boolean has(int shard);

    /**
     * How many shards are there.
     *
     * @return 0 to all
     */
    int count();
}
