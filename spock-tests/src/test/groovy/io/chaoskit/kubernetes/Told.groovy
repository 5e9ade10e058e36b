package io.chaoskit.kubernetes

import io.chaoskit.internal.scale.ShardListener
import io.chaoskit.internal.scale.ShardProgress

import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList

/** What a place of shards tells. */
class Told implements ShardListener {

    final List<List> ended = new CopyOnWriteArrayList<>()
    final List<List> again = new CopyOnWriteArrayList<>()
    final List<List> lost = new CopyOnWriteArrayList<>()
    final List<List> lines = new CopyOnWriteArrayList<>()
    final List<String> notes = new CopyOnWriteArrayList<>()
    final Map<Integer, ShardProgress> progress = new ConcurrentHashMap<>()

    @Override
    void progress(int shard, ShardProgress now) {
        progress[shard] = now
    }

    @Override
    void ended(int shard, int exitCode, String report) {
        ended << [shard, exitCode, report]
    }

    @Override
    void again(int shard, String why) {
        again << [shard, why]
    }

    @Override
    void lost(int shard, String why) {
        lost << [shard, why]
    }

    @Override
    void line(int shard, String line) {
        lines << [shard, line]
    }

    @Override
    void note(String sentence) {
        notes << sentence
    }

    @Override
    boolean has(int shard) {
        ended.any { it[0] == shard }
    }
}
