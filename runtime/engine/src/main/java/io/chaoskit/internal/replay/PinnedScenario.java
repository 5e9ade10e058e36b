package io.chaoskit.internal.replay;

import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Repetition;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.verdict.Thresholds;
import java.util.List;
import java.util.Set;

/**
 * The iteration of a failure with its faults, as a scenario of its own: it fails as long as the failure comes, and passes when it is fixed.
 *
 * @param seed of the run that failed
 * @param iteration that failed
 * @param first the iteration that it begins with
 * @param propagates whether contexts go from thread to thread, as in the run that failed
 * @param withoutSteps steps that are not needed
 * @param pins its faults
 */
public record PinnedScenario(
        long seed, long iteration, long first, boolean propagates, Set<String> withoutSteps, List<Pin> pins) {

    /** Copies the collections, and rejects iterations that cannot be. */
    public PinnedScenario {
        withoutSteps = Set.copyOf(withoutSteps);
        pins = List.copyOf(pins);
        if (first < 1 || iteration < first) {
            throw new IllegalArgumentException(
                    "an iteration must be " + Math.max(1, first) + " or more, but was " + iteration);
        }
    }

    /** Of the scenario that failed. */
    public Scenario of(Scenario scenario) {
        ScenarioBuilder<Object> changed = scenario.toBuilder()
                .lanes(1)
                .repeat(iteration)
                .onFailure(FailurePolicy.RESUME)
                .thresholds(Thresholds.STRICT)
                .seed(seed);
        withoutSteps.forEach(changed::withoutStep);
        Repetition part = new Repetition(() -> new ForcedPlan(pins, any -> true), first, propagates);
        return changed.build().repeating(part);
    }
}
