package io.chaoskit.internal.scale;

/**
 * How far a shard is, over all scenarios of its script.
 *
 * @param iterations completed
 * @param failed of them
 * @param faults fired in them
 */
public record ShardProgress(long iterations, long failed, long faults) {

    /** Nothing happened yet. */
    public static final ShardProgress NONE = new ShardProgress(0, 0, 0);

    /**
     * This and that of another shard.
     *
     * @param other of the same run
     * @return the sums
     */
    public ShardProgress plus(ShardProgress other) {
        return new ShardProgress(iterations + other.iterations, failed + other.failed, faults + other.faults);
    }
}
