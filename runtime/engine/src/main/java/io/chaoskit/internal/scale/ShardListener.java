package io.chaoskit.internal.scale;

/** Is told what becomes of the shards of a job. Safe for all threads. Shards have the numbers 1 to the count of the job. */
public interface ShardListener {

    /**
     * How far a shard is.
     *
     * @param shard which one
     * @param now counted since its process began; less than before when it was begun again
     */
    void progress(int shard, ShardProgress now);

    /**
     * A shard has ended, with a report that is complete. The first one of each shard counts; another one must be equal, or is told.
     *
     * @param shard which one
     * @param exitCode of its process, see {@link ShardExit}
     * @param report as JSON, of {@link ShardOutput#report}
     */
    void ended(int shard, int exitCode, String report);

    /**
     * A shard is begun once more, because it ended without a verdict.
     *
     * @param shard which one
     * @param why it ended, for example {@code it was killed (exit code 137)}
     */
    void again(int shard, String why);

    /**
     * A shard has no report, and is not begun any more: the merged report is without it.
     *
     * @param shard which one
     * @param why for people, for example {@code it was killed twice (exit code 137)}
     */
    void lost(int shard, String why);

    /**
     * A shard wrote a line for people: what the code under test prints, or a mistake.
     *
     * @param shard which one
     * @param line without its end
     */
    void line(int shard, String line);

    /**
     * Something to know about the job as a whole.
     *
     * @param sentence for people
     */
    void note(String sentence);

    /**
     * Whether a shard has its report, so that it need not be run any more.
     *
     * @param shard which one
     * @return false as long as it has none
     */
    boolean has(int shard);
}
