package io.chaoskit.run;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;

/**
 * What rules did to a contact whose caller does not wait for the host.
 *
 * @param iteration in which it happened
 * @param by how late its answer is, zero or more
 * @param failure what the answer is; null for the host's own
 */
record Late(Iteration iteration, Duration by, Throwable failure) {

    boolean changesNothing() {
        return by.isZero() && failure == null;
    }

    /** Completes when the time has come or the run stops, on any thread. */
    CompletableFuture<Void> over() {
        return iteration.stop().after(by);
    }
}
