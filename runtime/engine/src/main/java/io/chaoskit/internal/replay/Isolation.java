package io.chaoskit.internal.replay;

import io.chaoskit.report.Failure;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/**
 * Runs scenarios in processes of their own: for code under test that leaves something behind in the JVM, so that a target which is made
 * once more is no fresh one.
 */
@FunctionalInterface
public interface Isolation {

    /**
     * Runs a scenario there.
     *
     * @param pinned what to run
     * @param limit when it is stopped
     * @return its failures; empty when it gave no report
     * @throws InterruptedException if the thread was interrupted meanwhile
     */
    Optional<List<Failure>> run(PinnedScenario pinned, Duration limit) throws InterruptedException;
}
