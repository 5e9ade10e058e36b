package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.thread.ExitCall;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Ends a run properly when the JVM is told to end in the middle of it: by a signal, or because the code under test calls
 * {@code System.exit}.
 */
final class ExitHook {

    private static final long MAX_WAIT_SECONDS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ExitHook.class);

    private final Stop stop;
    private final LostLanes lost;
    private final Findings findings;
    /** Prepares the run, coordinates it and cleans it up. */
    private final Thread driver = Thread.currentThread();

    private final Runnable inPlaceOfDriver;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onExit, "chaoskit-exit-hook");

    /** {@code inPlaceOfDriver} ends the run when its own thread will not, because what it called has called {@code System.exit}. */
    ExitHook(Stop stop, LostLanes lost, Findings findings, Runnable inPlaceOfDriver) {
        this.inPlaceOfDriver = inPlaceOfDriver;
        this.stop = stop;
        this.lost = lost;
        this.findings = findings;
        try {
            Runtime.getRuntime().addShutdownHook(hook);
        } catch (IllegalStateException ending) {
            stop.now("the JVM was ending before the run began");
        }
    }

    /** Whether the JVM is ending, so that no run can be ended properly any more. */
    static boolean jvmEnds() {
        Thread probe = new Thread(() -> {}, "chaoskit-exit-probe");
        try {
            Runtime.getRuntime().addShutdownHook(probe);
            Runtime.getRuntime().removeShutdownHook(probe);
            return false;
        } catch (IllegalStateException ending) {
            return true;
        }
    }

    private void onExit() {
        Optional<Thread> caller = ExitCall.caller();
        if (caller.filter(driver::equals).isPresent()) {
            inPlaceOfDriver.run();
            return;
        }
        caller.filter(thread -> !ExitCall.isSignal(thread))
                .ifPresentOrElse(
                        lost::exitCalled,
                        () -> stop.now(
                                "interrupted by " + caller.map(ExitCall::signal).orElse("a signal")));
        try {
            if (!over.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                findings.broken("the run did not end in time", new IllegalStateException("still cleaning up"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The run is over and cleaned up. */
    void finished() {
        over.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException exiting) {
            // The hook itself is what waits for this; there is nothing to remove.
            LOG.debug("the JVM is ending", exiting);
        }
    }
}
