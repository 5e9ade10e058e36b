package io.chaoskit.internal.reply;

import io.chaoskit.site.Call.Ending;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * What the faults of a call make of its reply. Used by any thread, since a reply comes from any.
 *
 * @param delay how late the reply is
 * @param waits gives what completes after a time, or when the run stops
 * @param instead what the reply is in any case; null for that of the method's own code
 * @param endings change the reply, in this order
 * @param ownWork runs ChaosKit's own work, in which nothing is a hit
 */
public record Change(
        Duration delay,
        Function<Duration, CompletableFuture<Void>> waits,
        Outcome instead,
        List<Ending> endings,
        Consumer<Runnable> ownWork) {

    /** Copies the endings. */
    public Change {
        endings = List.copyOf(endings);
    }

    /** What the caller gets of a reply. */
    Outcome of(Outcome own) {
        Outcome[] changed = {instead == null ? own : instead};
        if (!endings.isEmpty()) {
            ownWork.accept(() -> endings.forEach(each -> changed[0] = changed[0].after(each)));
        }
        return changed[0];
    }

    /** Whether the reply comes as soon as it is there. */
    boolean prompt() {
        return delay.isZero();
    }

    /**
     * Does something when the reply is due: at once, or later on another thread, whose dependents do not hold up the clock.
     *
     * @return to be completed when nobody waits for the reply any more
     */
    CompletableFuture<Void> whenDue(Runnable reply) {
        if (prompt()) {
            reply.run();
            return CompletableFuture.completedFuture(null);
        }
        CompletableFuture<Void> due = waits.apply(delay);
        due.thenRunAsync(reply);
        return due;
    }
}
