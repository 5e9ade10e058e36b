package io.chaoskit.run;

import io.chaoskit.site.Hit;
import java.time.Duration;

/** What a hit knows of the iteration that it belongs to. */
abstract class IterationHit implements Hit {

    final Iteration iteration;

    IterationHit(Iteration iteration) {
        this.iteration = iteration;
    }

    @Override
    public int lane() {
        return iteration.lane();
    }

    @Override
    public Duration elapsed() {
        return iteration.sinceStart();
    }

    @Override
    public Object target() {
        return iteration.target();
    }

    @Override
    public void pause(Duration duration) {
        iteration.pause(duration);
    }
}
