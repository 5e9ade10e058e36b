package io.chaoskit.internal.check;

import java.util.concurrent.atomic.AtomicLong;

/**
 * Lets another thread interrupt a lane's step, and nothing but that step: a claim is made by exchanging the step's start, so
 * that a step that ends at the same moment either is claimed or is not.
 */
public final class StepWatch {

    private static final long NONE = 0;
    private static final long ABANDONED = Long.MIN_VALUE;

    /** The start of the step that runs, negative when it is claimed. */
    private final AtomicLong state = new AtomicLong(NONE);
    /** Counts the steps. */
    private volatile long step;
    /** Whether this step may be interrupted later without a claim. */
    private volatile boolean expecting;

    private boolean endedInterrupted;

    /** A step starts. By the lane; {@code at} is more than zero and different for each step. */
    public void enter(long at) {
        step++;
        state.set(at);
    }

    /** The step itself starts only now, after what was injected before it. By the lane. */
    public void restart(long enteredAt, long at) {
        state.compareAndSet(enteredAt, at);
    }

    /** A step ended, however. By the lane; false when the lane was given up meanwhile and must end. */
    public boolean leave() {
        long before = state.getAndSet(NONE);
        if (before < 0 || expecting) {
            synchronized (this) {
                // Waits for the interrupt that is on its way.
                expecting = false;
            }
        }
        // A step may also have interrupted itself.
        endedInterrupted = Thread.interrupted();
        return before != ABANDONED;
    }

    /** Whether the thread was interrupted when its last step ended. By the lane. */
    public boolean endedInterrupted() {
        return endedInterrupted;
    }

    /** Announces that the step that runs now may be interrupted later; by any thread. Returns its number. */
    public long expectInterrupt() {
        expecting = true;
        return step;
    }

    /** Does something with the step of that number while it cannot end; false when it ended. */
    public synchronized boolean whileIn(long expected, Runnable action) {
        // The state first: read after the number, it may be that of the next step, which would then be interrupted.
        long now = state.get();
        boolean inStep = now != NONE && now != ABANDONED && step == expected;
        if (inStep) {
            action.run();
        }
        return inStep;
    }

    /** When the current step started; not more than zero when there is none or it is claimed. */
    public long startedAt() {
        return state.get();
    }

    /** Whether a step runs, claimed or not. */
    public boolean inStep() {
        return state.get() != NONE;
    }

    /** Takes hold of the step that started then, and does something with it while it cannot end. */
    public synchronized boolean claim(long startedAt, Runnable onClaim) {
        boolean claimed = state.compareAndSet(startedAt, -startedAt);
        if (claimed) {
            onClaim.run();
        }
        return claimed;
    }

    /** Does something with the step that started then and was claimed, unless it ended. */
    public synchronized void whileClaimed(long startedAt, Runnable action) {
        if (state.get() == -startedAt) {
            action.run();
        }
    }

    /** Gives up the lane that is still in the step that started then and was claimed; false when the step ended. */
    public boolean abandonClaimed(long startedAt) {
        return state.compareAndSet(-startedAt, ABANDONED);
    }

    /** Gives up the lane that is in a step; false when it is in none. */
    public boolean abandon() {
        long now = state.get();
        return now != NONE && state.compareAndSet(now, ABANDONED);
    }
}
