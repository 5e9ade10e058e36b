package io.chaoskit.internal.scale;

import io.chaoskit.report.Shard;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/**
 * What is to be run in shards. Each shard is a process with the command {@link #words}.
 *
 * @param command the hidden command of a shard's process
 * @param script the file, as the call names it
 * @param loaded the files that it loads, below its folder
 * @param classPath the options that name the code under test, as they were typed
 * @param options all others, with the seed, and without the script and the shard
 * @param seed of the scenarios that have none of their own; empty when all have
 * @param shards how many, 1 to 100,000
 */
public record ShardJob(
        String command,
        Path script,
        List<Path> loaded,
        List<String> classPath,
        List<String> options,
        OptionalLong seed,
        int shards) {

    /** Runs a shard of a run. */
    public static final String RUN = "shard-worker";

    /** Makes the experiments of a shard of a sweep. */
    public static final String SWEEP = "sweep-shard";

    /** The option with the seed of scenarios that have none of their own. */
    public static final String SEED = "--shared-seed";

    /** Copies the lists. */
    public ShardJob {
        loaded = List.copyOf(loaded);
        classPath = List.copyOf(classPath);
        options = List.copyOf(options);
    }

    /**
     * The words behind {@code chaoskit} that run a shard here.
     *
     * @param shard which one, from 1
     * @return not quoted
     */
    public List<String> words(int shard) {
        return words(script.toString(), classPath, new Shard(shard, shards).toString());
    }

    /**
     * The same where files have other places.
     *
     * @param at the script
     * @param underTest options that name the code under test
     * @param part {@code I/N}, or {@code auto} where the environment says which one
     * @return not quoted
     */
    public List<String> words(String at, List<String> underTest, String part) {
        List<String> words = new ArrayList<>(List.of(command, at));
        words.addAll(underTest);
        words.addAll(options);
        words.addAll(List.of("--shard", part));
        return words;
    }
}
