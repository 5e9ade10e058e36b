package io.chaoskit.dsl;

import io.chaoskit.validator.RunOutcome;
import io.chaoskit.word.Word;

/** What {@code eventually} and an {@code assert} about the whole run may use: {@code target, latency, successRate}. */
public final class EndBlock extends RunBlock {

    private final RunOutcome outcome$;

    EndBlock(RunOutcome outcome, Object owner) {
        super(outcome.target(), owner);
        this.outcome$ = outcome;
    }

    /**
     * How long iterations took.
     *
     * @return by its percentiles
     */
    @Word(usage = "latency.p95", does = "how long iterations took: p50, p95, p99, p999, min, mean, max")
    public LatencyFigures getLatency() {
        return new LatencyFigures(outcome$);
    }

    /**
     * The share of iterations that passed.
     *
     * @return 0 to 1
     */
    @Word(usage = "successRate", does = "the share of iterations that passed, from 0 to 1")
    public double getSuccessRate() {
        return outcome$.successRate();
    }
}
