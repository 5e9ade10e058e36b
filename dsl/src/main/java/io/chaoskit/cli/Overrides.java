package io.chaoskit.cli;

import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.RunLength;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.verdict.Thresholds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/**
 * Settings of the command line that replace those of every scenario.
 *
 * @param seed instead of the scenario's
 * @param length instead of {@code repeat} and {@code runFor}
 * @param lanes instead of {@code lanes}
 * @param onFailure instead of {@code onFailure}
 * @param thresholds instead of {@code thresholds}
 * @param limits on figures of the run, beside the scenario's checks
 * @param withoutScopes scopes whose injectors are left out
 * @param shared what a part of a run is told by who merges the parts; empty for a call of its own
 */
record Overrides(
        OptionalLong seed,
        Optional<RunLength> length,
        Optional<Integer> lanes,
        Optional<FailurePolicy> onFailure,
        Optional<Thresholds> thresholds,
        List<ThresholdOption> limits,
        Set<String> withoutScopes,
        Optional<Shared> shared) {

    /**
     * What all parts of a run share that are merged by who started them. He judges what depends on the whole.
     *
     * @param seed of scenarios that have none of their own; empty when all have
     */
    record Shared(OptionalLong seed) {

        Scenario apply(Scenario it) {
            ScenarioBuilder<Object> changed = it.toBuilder();
            if (it.seed().isEmpty()) {
                seed.ifPresent(changed::seed);
            }
            it.assertions().stream()
                    .filter(each -> each.validator().outcomeCheck().isPresent())
                    .forEach(each -> changed.withoutCheck(each.id()));
            return changed.build();
        }
    }

    /** Nothing is replaced. */
    static final Overrides NONE = new Overrides(
            OptionalLong.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            Set.of(),
            Optional.empty());

    /** The same for a part of a run. */
    Overrides sharing(Shared with) {
        return new Overrides(seed, length, lanes, onFailure, thresholds, limits, withoutScopes, Optional.of(with));
    }

    Scenario apply(Scenario it) {
        ScenarioBuilder<Object> changed = it.toBuilder();
        set(changed);
        Scenario whole = changed.build();
        return shared.map(each -> each.apply(whole)).orElse(whole);
    }

    void set(ScenarioBuilder<Object> changed) {
        withoutScopes.forEach(changed::withoutScope);
        length.ifPresent(changed::length);
        lanes.ifPresent(changed::lanes);
        seed.ifPresent(changed::seed);
        onFailure.ifPresent(changed::onFailure);
        thresholds.ifPresent(changed::thresholds);
        limits.forEach(each -> changed.check(each.validator()));
    }
}
