package io.chaoskit.internal.check;

/** Steps that end while another thread wants to interrupt them. In Java, since it is a matter of nanoseconds. */
final class StepWatchRace {

    private final StepWatch watch = new StepWatch();
    /** The last step that may be interrupted. */
    private volatile long expected;

    private volatile boolean over;
    private volatile long met;

    private StepWatchRace() {}

    /** How many of these steps, each of which follows one that may be interrupted, were interrupted in its place. */
    static long interruptsOfOtherSteps(long steps) throws InterruptedException {
        return new StepWatchRace().run(steps);
    }

    private long run(long steps) throws InterruptedException {
        Thread lane = new Thread(() -> takeSteps(steps));
        lane.start();
        while (!over) {
            watch.whileIn(expected, lane::interrupt);
        }
        lane.join();
        return met;
    }

    private void takeSteps(long steps) {
        long others = 0;
        for (long i = 1; i <= steps; i++) {
            watch.enter(2 * i);
            expected = watch.expectInterrupt();
            watch.leave();
            watch.enter(2 * i + 1);
            others += Thread.currentThread().isInterrupted() ? 1 : 0;
            watch.leave();
        }
        met = others;
        over = true;
    }
}
