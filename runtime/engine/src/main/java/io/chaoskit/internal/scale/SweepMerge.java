package io.chaoskit.internal.scale;

import io.chaoskit.internal.sweep.Journals;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Collects the journals of the shards of a sweep. Safe for all threads. */
public final class SweepMerge implements ShardResults {

    private final Map<Integer, String> journals = new TreeMap<>();

    /** Starts without a shard. */
    public SweepMerge() {}

    @Override
    public synchronized Optional<String> add(int shard, String journal) {
        journals.putIfAbsent(shard, journal);
        return Optional.empty();
    }

    @Override
    public synchronized boolean has(int shard) {
        return journals.containsKey(shard);
    }

    @Override
    public synchronized int count() {
        return journals.size();
    }

    /**
     * The journal of the whole.
     *
     * @return its text; a sweep that is resumed with it makes what shards that are missing have not made
     */
    public synchronized String whole() {
        return journals.isEmpty() ? "" : Journals.whole(List.copyOf(journals.values()));
    }
}
