package io.chaoskit.internal.scale;

import java.io.IOException;

/** A place where the shards of a run are run: this machine, or a cluster. Made for one job. */
public interface ShardBackend {

    /**
     * Runs all shards, and returns when nothing is left of them: each has ended, or {@link #stop} was called. Called once.
     *
     * @param job what is to be run
     * @param listener is told what happens, by any thread, also by several at once; not any more after the return
     * @throws IOException if shards cannot be run, or not any longer: a sentence as of a mistake, with what to do behind a semicolon. What was
     *     complete before is merged all the same
     * @throws InterruptedException if the thread was interrupted; nothing is left behind then either
     */
    void run(ShardJob job, ShardListener listener) throws IOException, InterruptedException;

    /**
     * Ends the shards that run, and starts no others, so that {@link #run} returns soon. What they have done so far is told if they can still
     * say it. By any thread, at any time, any number of times.
     */
    void stop();
}
