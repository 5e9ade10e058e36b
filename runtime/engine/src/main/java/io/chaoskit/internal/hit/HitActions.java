package io.chaoskit.internal.hit;

import io.chaoskit.internal.context.Context;
import io.chaoskit.plan.Fault;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Mistake;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Future;

/** Does for hits what outlasts them: holds pressures and cancels steps and futures. Called by any thread. */
public interface HitActions {

    /** Of a run that is over. */
    HitActions NONE = new HitActions() {
        @Override
        public void hold(Pressure pressure, Optional<Duration> length, Fault by) {}

        @Override
        public void holdForIteration(Pressure pressure, Fault by) {}

        @Override
        public List<Fault> held() {
            return List.of();
        }

        @Override
        public void cancel(BoundInjector by, Context context, Future<?> future, Duration after) {}

        @Override
        public void mistaken(Mistake mistake) {}
    };

    /** Puts a pressure on for so long, or for the rest of the run. */
    void hold(Pressure pressure, Optional<Duration> length, Fault by);

    /** Puts a pressure on for the rest of the iteration, or of the run when the fault belongs to none. */
    void holdForIteration(Pressure pressure, Fault by);

    /** The faults of the pressures that are on now. */
    List<Fault> held();

    /** Cancels a future some time later, or the step when it is null, if the iteration of that context still runs then. */
    void cancel(BoundInjector by, Context context, Future<?> future, Duration after);

    /** An injector is wrong itself: the run ends. */
    void mistaken(Mistake mistake);
}
