package io.chaoskit.run;

import java.time.Duration;
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

    private static final Duration GRACE = Duration.ofSeconds(2);
    private static final long MAX_WAIT_SECONDS = 20;

    private static final Logger LOG = LoggerFactory.getLogger(ExitHook.class);

    private final Run run;
    private final CountDownLatch over = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onExit, "chaoskit-exit-hook");

    ExitHook(Run run) {
        this.run = run;
        Runtime.getRuntime().addShutdownHook(hook);
    }

    private void onExit() {
        Thread caller = callerOfExit();
        if (caller == null || caller.getName().startsWith("SIG")) {
            String signal = caller == null ? "a signal" : caller.getName().split(" ")[0];
            run.stop().now("interrupted by " + signal, GRACE);
        } else {
            run.losses().exitCalled(caller);
        }
        try {
            if (!over.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS)) {
                run.broken("the run did not end in time", new IllegalStateException("still cleaning up"));
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
