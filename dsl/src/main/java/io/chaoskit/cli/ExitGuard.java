package io.chaoskit.cli;

import io.chaoskit.internal.thread.ExitCall;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Keeps the process alive until reports are written when a signal ends it, and keeps scripts and code under test from choosing the exit
 * code by calling {@code System.exit}.
 */
final class ExitGuard implements AutoCloseable {

    /** What a part returns when the process may end with the code that it was told. */
    static final int AS_TOLD = -1;

    private static final long MAX_WAIT_SECONDS = 30;

    /** A part of a command, during which code of users runs on the command's own thread. */
    @FunctionalInterface
    interface Part {

        /**
         * Ends the command in place of its thread, which called {@code System.exit} and will never return.
         *
         * @param stack of that thread
         * @return the exit code
         */
        int cutOff(StackTraceElement[] stack);
    }

    /** Reads scripts, runs the scenarios and writes the reports. */
    private final Thread driver = Thread.currentThread();

    private final CountDownLatch done = new CountDownLatch(1);
    private final Thread hook = new Thread(this::onExit, "chaoskit-exit-guard");
    private volatile Part part;
    private volatile boolean ending;
    private volatile boolean signalled;
    private volatile int code;
    private volatile boolean overrule;

    ExitGuard() {
        Runtime.getRuntime().addShutdownHook(hook);
    }

    /** Says what the command does from now on, null for nothing in which code of users runs on this thread; returns what it did before. */
    Part during(Part begun) {
        Part before = part;
        part = begun;
        return before;
    }

    /** Whether the process is ending, so that nothing more is begun. */
    boolean ending() {
        return ending;
    }

    /** Whether it ends because code wants it to, and not for a signal. */
    boolean calledExit() {
        return ending && !signalled;
    }

    private void onExit() {
        Optional<Thread> caller = ExitCall.caller();
        signalled = caller.filter(thread -> !ExitCall.isSignal(thread)).isEmpty();
        ending = true;
        Part cut = part;
        if (!driver.isAlive() || caller.filter(driver::equals).isPresent()) {
            int instead = cut == null ? AS_TOLD : cut.cutOff(driver.getStackTrace());
            if (instead != AS_TOLD) {
                System.err.flush();
                Runtime.getRuntime().halt(instead);
            }
            return;
        }
        try {
            if (done.await(MAX_WAIT_SECONDS, TimeUnit.SECONDS) && overrule) {
                Runtime.getRuntime().halt(code);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Reports are written; the process may end with this code, and must where code under test wants another one. */
    void finished(int exitCode, boolean instead) {
        code = exitCode;
        overrule = instead;
        close();
    }

    /** From now on the process ends as it is told. */
    @Override
    public void close() {
        part = null;
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
