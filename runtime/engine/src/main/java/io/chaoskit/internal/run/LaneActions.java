package io.chaoskit.internal.run;

import io.chaoskit.internal.check.Findings;
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

/**
 * Does for the hits in a lane what outlasts them.
 *
 * @param pressures of the run
 * @param cancellations of the lane; null for the hits of the run itself, which are in no step
 * @param findings get the mistakes of injectors
 */
record LaneActions(Pressures pressures, Cancellations cancellations, Findings findings) implements HitActions {

    @Override
    public void hold(Pressure pressure, Optional<Duration> length, Fault by) {
        pressures.hold(pressure, length, by);
    }

    @Override
    public void holdForIteration(Pressure pressure, Fault by) {
        pressures.holdForIteration(pressure, by);
    }

    @Override
    public List<Fault> held() {
        return pressures.faults();
    }

    @Override
    public void cancel(BoundInjector by, Context context, Future<?> future, Duration after) {
        if (cancellations != null) {
            cancellations.later(by, context, future, after);
        }
    }

    @Override
    public void mistaken(Mistake mistake) {
        findings.mistake(mistake);
    }
}
