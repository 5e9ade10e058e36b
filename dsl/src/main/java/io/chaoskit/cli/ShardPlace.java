package io.chaoskit.cli;

import io.chaoskit.internal.scale.ShardBackend;
import io.chaoskit.internal.scale.ShardJob;
import java.util.Optional;

/** A place where {@code scale} runs shards, with the options of the command line that name and describe it. */
interface ShardPlace {

    /** The option that chooses it, such as {@code --local}. */
    String option();

    /** Whether the call has that option. */
    boolean chosen();

    /**
     * Where the shards of the job will run; empty when that was only written down, for others to run. Throws what is wrong with its options.
     */
    Optional<ShardBackend> backend(ShardJob job, Terminal terminal) throws MistakesFound;
}
