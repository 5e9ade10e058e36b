package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.hit.Stop;
import java.util.Arrays;
import java.util.Map;
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
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onExit, "chaoskit-exit-hook");

    ExitHook(Stop stop, LostLanes lost, Findings findings) {
        this.stop = stop;
        this.lost = lost;
        this.findings = findings;
        Runtime.getRuntime().addShutdownHook(hook);
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
        Thread caller = callerOfExit();
        if (caller == null || caller.getName().startsWith("SIG")) {
            String signal = caller == null ? "a signal" : caller.getName().split(" ")[0];
            stop.now("interrupted by " + signal);
        } else {
            lost.exitCalled(caller);
        }
        try {
            if (!over.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                findings.broken("the run did not end in time", new IllegalStateException("still cleaning up"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The thread that waits in {@code Runtime.exit}: a signal's handler, or code that called it. */
    private static Thread callerOfExit() {
        return Thread.getAllStackTraces().entrySet().stream()
                .filter(each -> Arrays.stream(each.getValue()).anyMatch(ExitHook::isExit))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    private static boolean isExit(StackTraceElement frame) {
        return frame.getClassName().equals("java.lang.Shutdown")
                && frame.getMethodName().equals("exit");
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
