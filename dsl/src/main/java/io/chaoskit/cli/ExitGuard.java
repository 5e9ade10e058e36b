package io.chaoskit.cli;

import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the process alive until reports are written when a signal ends it, and keeps code under test from choosing the exit
 * code by calling {@code System.exit}.
 */
final class ExitGuard {

    private static final long MAX_WAIT_SECONDS = 30;

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onExit, "chaoskit-exit-guard");
    private volatile boolean ending;
    private volatile int code;
    private volatile boolean overrule;

    ExitGuard() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Whether the process is ending, so that nothing more is begun. */
    boolean ending() {
        return ending;
    }

    private void onExit() {
        ending = true;
        try {
            if (done.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS) && overrule) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports are written; the process may end with this code. */
    void finished(List<Report> reports, int exitCode) {
        code = exitCode;
        overrule = reports.stream()
                .flatMap(report -> report.failures().stream())
                .anyMatch(failure -> failure.kind() == Failure.Kind.EXIT);
        done.countDown();
        if (!ending) {
            try {
                Runtime.getRuntime().removeShutdownHook(hook);
            } catch (IllegalStateException endingNow) {
                // The hook is running: it goes on by itself.
                ending = true;
            }
        }
    }
}
