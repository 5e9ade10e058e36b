package io.chaoskit.run;

import io.chaoskit.validator.RunOutcome;
import java.time.Duration;

/**
 * What validators see of a run that is over.
 *
 * @param run asked for its figures
 */
record Outcome(Run run) implements RunOutcome {

    private static final double ALL = 100;

    @Override
    public Object target() {
        return run.prepared().target();
    }

    @Override
    public long iterations() {
        return run.tracker().iterations().total();
    }

    @Override
    public long failed() {
        return run.tracker().iterations().failed();
    }

    @Override
    public double successRate() {
        needIterations();
        return run.tracker().iterations().successRate();
    }

    @Override
    public Duration latency(double percentile) {
        if (!(percentile > 0 && percentile <= ALL)) {
            throw new IllegalArgumentException(
                    "a percentile must be more than 0 and at most 100, but was " + percentile);
        }
        needIterations();
        return run.tracker().latency(percentile);
    }

    @Override
    public Duration shortestLatency() {
        needIterations();
        return run.tracker().latency().min();
    }

    @Override
    public Duration meanLatency() {
        needIterations();
        return run.tracker().latency().mean();
    }

    private void needIterations() {
        if (iterations() == 0) {
            throw new IllegalStateException("no iteration was completed");
        }
    }
}
