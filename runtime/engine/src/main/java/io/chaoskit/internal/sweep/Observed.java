package io.chaoskit.internal.sweep;

import io.chaoskit.plan.Fault;
import io.chaoskit.report.Report;
import java.util.List;

/**
 * What was seen of a run.
 *
 * @param plan made its faults
 * @param watch saw its steps end
 * @param trace its faults
 * @param report of it
 */
record Observed(ShootingPlan plan, IterationWatch watch, List<Fault> trace, Report report) {

    Arrivals arrivals() {
        return plan.arrivals();
    }

    /** Whether its faults did nothing but wait: that leaves nothing behind which could add up. */
    boolean onlyWaited() {
        return !trace.isEmpty()
                && trace.stream()
                        .allMatch(each -> each.drawn().delayNanos().isPresent()
                                && each.drawn().exception().isEmpty());
    }

    /** Whether one of its faults was that something is thrown. */
    boolean threw() {
        return trace.stream().anyMatch(each -> each.drawn().exception().isPresent());
    }
}
