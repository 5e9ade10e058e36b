package io.chaoskit.model;

import io.chaoskit.injector.Injector;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Thresholds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The description of a chaos experiment. Immutable and valid: {@link ScenarioBuilder#build} makes no other.
 *
 * @param name as the user called it
 * @param resources opened in order before the target is made
 * @param target the system under test
 * @param setups done in order before the first iteration
 * @param teardowns done in reverse order after the last one
 * @param steps done in order in each iteration, at least one unless the target is created later
 * @param injectors faults, in the order written
 * @param assertions invariants, in the order written
 * @param length when a run ends by itself
 * @param lanes concurrent iterations, 1 or more
 * @param warmUp iterations without faults and checks before the first that counts, 0 or more
 * @param seed places the faults; empty to draw one for each run
 * @param onFailure what follows a failed iteration
 * @param thresholds judge the outcome
 * @param classLoader finds the classes that pointcuts name, besides the context class loader of the thread that runs it
 * @param at where it was written
 */
public record Scenario(
        String name,
        List<Resource> resources,
        Target target,
        List<Action> setups,
        List<Action> teardowns,
        List<Step> steps,
        List<Injector> injectors,
        List<Assertion> assertions,
        RunLength length,
        int lanes,
        int warmUp,
        OptionalLong seed,
        FailurePolicy onFailure,
        Thresholds thresholds,
        Optional<ClassLoader> classLoader,
        SourceLocation at) {

    /** Copies the lists. */
    public Scenario {
        resources = List.copyOf(resources);
        setups = List.copyOf(setups);
        teardowns = List.copyOf(teardowns);
        steps = List.copyOf(steps);
        injectors = List.copyOf(injectors);
        assertions = List.copyOf(assertions);
    }

    /**
     * Starts a description.
     *
     * @param name for people
     * @return a builder
     */
    public static ScenarioBuilder builder(String name) {
        return new ScenarioBuilder(name, SourceLocation.UNKNOWN);
    }

    /**
     * The scopes that injectors are in.
     *
     * @return their names, without the empty one
     */
    public Set<String> scopes() {
        return injectors.stream()
                .map(Injector::scope)
                .filter(scope -> !scope.isEmpty())
                .collect(Collectors.toUnmodifiableSet());
    }
}
