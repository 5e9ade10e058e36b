package io.chaoskit.internal.sweep;

import java.util.Optional;

/** A JVM in which runs of experiments are made, one after the other. */
interface Bench extends AutoCloseable {

    /** Makes a run on a fresh target; empty when no run may begin any more. */
    Optional<Observed> run(RunOrder order);

    /** Leaves the JVM; another one is ended. */
    @Override
    void close();
}
