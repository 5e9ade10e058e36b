package io.chaoskit.internal.run;

import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.context.ThreadStarts;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Target.Lifetime;
import io.chaoskit.validator.RunAccess;
import io.chaoskit.validator.RunOutcome;
import io.chaoskit.validator.ThreadStart;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.Optional;

/** The run as its validators see it, and what they ask of it. */
final class ValidatorAccess implements RunAccess {

    private final Clock clock;
    private final Stop stop;
    private final Scenario scenario;
    private final Lanes lanes;
    private final Tracker tracker;
    private final PropagationSetup propagation;
    private Object target;
    private Optional<Duration> stepLimit = Optional.empty();
    private int maxIgnoredInterrupts;

    ValidatorAccess(
            Clock clock, Stop stop, Scenario scenario, Lanes lanes, Tracker tracker, PropagationSetup propagation) {
        this.clock = clock;
        this.stop = stop;
        this.scenario = scenario;
        this.lanes = lanes;
        this.tracker = tracker;
        this.propagation = propagation;
    }

    /** The target is made; before the first validator is armed. */
    void targetMade(Object made) {
        target = made;
    }

    /** The smallest limit that was asked for so far. */
    Optional<Duration> stepLimit() {
        return stepLimit;
    }

    int maxIgnoredInterrupts() {
        return maxIgnoredInterrupts;
    }

    @Override
    public Clock clock() {
        return clock;
    }

    @Override
    public RunOutcome outcome() {
        return new Outcome(target, tracker);
    }

    @Override
    public double share(long completed) {
        return tracker.share(completed);
    }

    @Override
    public void stop(String why) {
        stop.now(why);
    }

    @Override
    public int lanes() {
        return scenario.lanes();
    }

    @Override
    public boolean oneTarget() {
        return scenario.target().lifetime() == Lifetime.RUN;
    }

    @Override
    public boolean shared() {
        return propagation.shared();
    }

    @Override
    public void traceThreadStarts() {
        propagation.traceThreadStarts();
    }

    @Override
    public Optional<ThreadStart> startOf(long thread) {
        return ThreadStarts.INSTANCE.of(thread, this::ofThisRun);
    }

    private boolean ofThisRun(Context.Owner iteration) {
        return lanes.iterations().anyMatch(each -> each == iteration);
    }

    @Override
    public void interruptStepsAfter(Duration limit, int mayIgnoreIt) {
        if (stepLimit.isEmpty() || limit.compareTo(stepLimit.get()) < 0) {
            stepLimit = Optional.of(limit);
            maxIgnoredInterrupts = mayIgnoreIt;
        }
    }

    /**
     * The outcome of a run that is over, for validators.
     *
     * @param target the object under test; null for none
     * @param tracker of the run
     */
    private record Outcome(Object target, Tracker tracker) implements RunOutcome {

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
}
