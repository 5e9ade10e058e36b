package io.chaoskit.internal.report.merge;

import io.chaoskit.report.Iterations;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.RunOutcome;
import io.chaoskit.validator.Severity;
import java.time.Duration;
import org.HdrHistogram.Histogram;

/**
 * The outcome of the whole run, for conditions that no shard can tell.
 *
 * @param all iterations
 * @param nanos their latency
 */
record OutcomeSum(Iterations all, Histogram nanos) implements RunOutcome {

    /** What a condition on it finds. */
    ValidatorReport check(String id, String name, Severity severity, OutcomeCheck condition) {
        Status status = Status.PASSED;
        String message = "";
        try {
            if (!condition.holds(this)) {
                status = Status.FAILED;
                message = name + " must hold, but does not";
            }
        } catch (AssertionError violated) {
            status = Status.FAILED;
            message = violated.getMessage() == null ? name + " must hold, but does not" : violated.getMessage();
        } catch (Exception cannotTell) {
            status = Status.CRASHED;
            message = "could not tell: " + cannotTell.getMessage();
        }
        int count = status == Status.PASSED ? 0 : 1;
        return new ValidatorReport(id, name, severity, status, count, message, "", "at the end", "");
    }

    /** There is none any more. */
    @Override
    public Object target() {
        return null;
    }

    @Override
    public long iterations() {
        return all.total();
    }

    @Override
    public long failed() {
        return all.failed();
    }

    @Override
    public double successRate() {
        needIterations();
        return all.successRate();
    }

    @Override
    public Duration latency(double percentile) {
        needIterations();
        return Duration.ofNanos(nanos.getValueAtPercentile(percentile));
    }

    @Override
    public Duration shortestLatency() {
        needIterations();
        return Duration.ofNanos(nanos.getMinValue());
    }

    @Override
    public Duration meanLatency() {
        needIterations();
        return Duration.ofNanos((long) nanos.getMean());
    }

    private void needIterations() {
        if (all.total() == 0) {
            throw new IllegalStateException("no iteration was completed");
        }
    }
}
