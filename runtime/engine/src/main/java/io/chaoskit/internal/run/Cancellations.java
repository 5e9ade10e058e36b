package io.chaoskit.internal.run;

import io.chaoskit.internal.check.StepWatch;
import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.hit.BoundInjector;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;

/** The cancellations of one lane: they reach the step or the iteration that they were meant for, or nothing. */
final class Cancellations {

    private final Canceller canceller;
    private final StepWatch watch;
    private final Thread lane;
    /** Whose interrupts met the step that runs. Guarded by the watch. */
    private final List<Canceller.Counts> interrupts = new ArrayList<>(0);

    Cancellations(Canceller canceller, StepWatch watch, Thread lane) {
        this.canceller = canceller;
        this.watch = watch;
        this.lane = lane;
    }

    /** A fault asks for one. By any thread of that iteration; without a future the step is meant. */
    void later(BoundInjector by, Context context, Future<?> future, Duration after) {
        Canceller.Counts counts = canceller.counts(by.injectorIndex());
        counts.asked();
        Context.Owner iteration = context.owner();
        long number = context.number();
        if (future != null) {
            canceller.later(after, () -> {
                if (iteration.number() == number && future.cancel(true)) {
                    counts.futureCancelled();
                }
            });
            return;
        }
        long step = watch.expectInterrupt();
        if (iteration.number() == number) {
            canceller.later(after, () -> watch.whileIn(step, () -> interrupt(counts)));
        }
    }

    private void interrupt(Canceller.Counts counts) {
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
