package io.chaoskit.internal.sweep;

import java.util.Optional;

/**
 * The JVMs in which runs are made, one at a time: this one, until the code under test leaves something behind in it that is in the way of a
 * fresh target; from there on others. Used by one thread.
 */
final class Benches implements AutoCloseable {

    private final Optional<Workers> workers;
    private Bench now;
    private boolean used;
    private boolean clean = true;
    private boolean oneRunEach;

    Benches(Bench here, Optional<Workers> workers) {
        this.now = here;
        this.workers = workers;
    }

    /** Empty when no run may begin any more. */
    Optional<Observed> run(RunOrder order) {
        if (oneRunEach && used) {
            renew();
        }
        used = true;
        clean &= order.shots().isEmpty();
        return now.run(order);
    }

    /** Whether no fault was made yet in the JVM that makes the next run. */
    boolean clean() {
        return clean || oneRunEach;
    }

    /** Whether there are other JVMs. */
    boolean renewable() {
        return workers.isPresent();
    }

    /** From here on runs are made in another JVM. */
    void renew() {
        now.close();
        now = new Elsewhere(workers.orElseThrow());
        used = false;
        clean = true;
    }

    /** From here on each run has a JVM of its own. */
    void oneRunEach() {
        oneRunEach = true;
    }

    boolean hasOneRunEach() {
        return oneRunEach;
    }

    @Override
    public void close() {
        now.close();
    }
}
