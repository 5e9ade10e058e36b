package io.chaoskit.run;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** The cancellations of one lane: they reach the step or the iteration that they were meant for, or nothing. */
final class Cancellations {

    private final Canceller canceller;
    private final Iteration iteration;
    private final StepWatch watch;
    private final Thread lane;
    /** Who interrupted the step that runs. Guarded by the watch. */
    private final List<Cancelled> interrupts = new ArrayList<>(0);

    Cancellations(Canceller canceller, Iteration iteration, StepWatch watch, Thread lane) {
        this.canceller = canceller;
        this.iteration = iteration;
        this.watch = watch;
        this.lane = lane;
    }

    /** A fault asks for one. By any thread of that iteration; without a future the step is meant. */
    void later(Slot slot, long number, Future<?> handed, Duration after) {
        Cancelled counts = canceller.counts(slot.injectorIndex());
        counts.asked();
        if (handed != null) {
            canceller.later(after, () -> cancel(handed, number, counts));
            return;
        }
        long step = watch.expectInterrupt();
        if (iteration.number() == number) {
            canceller.later(after, () -> watch.whileIn(step, () -> interrupt(counts)));
        }
    }

    private void cancel(Future<?> future, long number, Cancelled counts) {
        if (iteration.number() == number && future.cancel(true)) {
            counts.futureCancelled();
        }
    }

    private void interrupt(Cancelled counts) {
        interrupts.add(counts);
        lane.interrupt();
    }

    /** A step is over, and nothing interrupts it any more. By the lane. */
    void stepEnded(boolean threw) {
        if (!interrupts.isEmpty()) {
            interrupts.forEach(each -> each.stepEnded(threw, watch.endedInterrupted()));
            interrupts.clear();
        }
    }
}
