package io.chaoskit.internal.sweep;

import java.util.Optional;

/** Starts other JVMs for experiments: for code under test that leaves something behind in its own. */
@FunctionalInterface
public interface Workers {

    /**
     * Starts one.
     *
     * @throws IllegalStateException if it cannot be started
     */
    Worker start();

    /** Another JVM, which answers with a {@link Workbench}. */
    interface Worker extends AutoCloseable {

        /**
         * Waits for its answer.
         *
         * @param line one that {@link Workbench#answer} understands
         * @return one line; empty when it has ended
         * @throws InterruptedException if the thread was interrupted meanwhile
         */
        Optional<String> ask(String line) throws InterruptedException;

        /** How it ended, for people. */
        String end();

        /** Ends it. */
        @Override
        void close();
    }
}
