package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.check.StepWatch;
import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.hit.BoundInjector;
import io.chaoskit.internal.hit.HitActions;
import io.chaoskit.plan.Fault;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Mistake;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Does for the hits of a scope what outlasts them: as in a lane, with the code of the scope as the one step. Called by any thread. */
final class ScopeActions implements HitActions {

    private final LaneActions actions;
    private final Canceller canceller = new Canceller();
    private final StepWatch watch = new StepWatch();
    private final Cancellations cancellations;
    private volatile boolean cancels;

    ScopeActions(Pressures pressures, Findings findings) {
        cancellations = new Cancellations(canceller, watch, Thread.currentThread());
        actions = new LaneActions(pressures, cancellations, findings);
    }

    void begin() {
        watch.enter(1);
    }

    /** Nothing is cancelled any more. An interrupt of somebody else stays. By the thread of the scope. */
    void end() throws InterruptedException {
        watch.leave();
        cancellations.stepEnded(true);
        if (watch.endedInterrupted() && !cancels) {
            Thread.currentThread().interrupt();
        }
        canceller.close();
    }

    @Override
    public void hold(Pressure pressure, Optional<Duration> length, Fault by) {
        actions.hold(pressure, length, by);
    }

    @Override
    public void holdForIteration(Pressure pressure, Fault by) {
        actions.holdForIteration(pressure, by);
    }

    @Override
    public List<Fault> held() {
        return actions.held();
    }

    @Override
    public void cancel(BoundInjector by, Context context, Future<?> future, Duration after) {
        cancels |= future == null;
        actions.cancel(by, context, future, after);
    }

    @Override
    public void mistaken(Mistake mistake) {
        actions.mistaken(mistake);
    }
}
