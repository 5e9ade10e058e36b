package io.chaoskit.internal.run;

import io.chaoskit.validator.RunOutcome;
import java.time.Duration;

/**
 * The outcome of a run that is over, for validators.
 *
 * @param target the object under test; null for none
 * @param tracker of the run
 */
record Outcome(Object target, Tracker tracker) implements RunOutcome {

    private static final double ALL = 100;

    @Override
    public long iterations() {
        return tracker.iterations().total();
    }

    @Override
    public long failed() {
        return tracker.iterations().failed();
    }

    @Override
    public double successRate() {
        needIterations();
        return tracker.iterations().successRate();
    }

    @Override
    public Duration latency(double percentile) {
        if (!(percentile > 0 && percentile <= ALL)) {
            throw new IllegalArgumentException(
                    "a percentile must be more than 0 and at most 100, but was " + percentile);
        }
        needIterations();
        return tracker.latency(percentile);
    }

    @Override
    public Duration shortestLatency() {
        needIterations();
        return tracker.latency().min();
    }

    @Override
    public Duration meanLatency() {
        needIterations();
        return tracker.latency().mean();
    }

    private void needIterations() {
        if (iterations() == 0) {
            throw new IllegalStateException("no iteration was completed");
        }
    }
}
