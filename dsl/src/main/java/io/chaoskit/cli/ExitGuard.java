package io.chaoskit.cli;

import io.chaoskit.report.Failure;
import io.chaoskit.report.Report;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the process alive until reports are written when a signal ends it, and keeps code under test from choosing the exit
 * code by calling {@code System.exit}.
 */
final class ExitGuard {

    private static final long MAX_WAIT_SECONDS = 30;

    /** Runs the scenarios and writes the reports. */
    private final Thread driver = Thread.currentThread();

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onExit, "chaoskit-exit-guard");
    private volatile String running;
    private volatile boolean ending;
    private volatile int code;
    private volatile boolean overrule;

    ExitGuard() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Says which scenario is running; null for none. */
    void running(String scenario) {
        running = scenario;
    }

    /** Whether the process is ending, so that nothing more is begun. */
    boolean ending() {
        return ending;
    }

    private void onExit() {
        ending = true;
        try {
            if (driverEnds()) {
                if (running != null) {
                    cutOff();
                }
            } else if (done.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS) && overrule) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** What a scenario does outside of its iterations called {@code System.exit}: that call never returns, nor does the run. */
    private void cutOff() {
        Complaints.print(MistakesFound.in(
                "",
                "the set-up or tear-down of '" + running + "' called System.exit, so that the run has no report",
                "leave it out, or do it in a step"));
        System.err.flush();
        Runtime.getRuntime().halt(ExitCode.FAILED);
    }

    /** Whether the process ends because its own command does, so that nothing more will come. */
    private boolean driverEnds() {
        return !driver.isAlive()
                || Arrays.stream(driver.getStackTrace())
                        .anyMatch(frame -> frame.getClassName().equals("java.lang.Shutdown"));
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
