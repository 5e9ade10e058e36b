package io.chaoskit.model;

import io.chaoskit.effect.Injector;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Thresholds;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The description of a chaos experiment. Immutable and valid: only {@link ScenarioBuilder#build} makes one.
 *
 * <pre>{@code
 * Scenario scenario = Scenario.<Shop>builder("checkout")
 *         .target(shop)
 *         .step("buy", it -> it.target().buy(1))
 *         .inject(twice().on(method("com.acme.Shop.buy(..)")).first(1))
 *         .repeat(100)
 *         .build();
 * }</pre>
 */
public final class Scenario {

    private final String name;
    private final List<Resource> resources;
    private final Target target;
    private final List<Action<Object>> setups;
    private final List<Action<Object>> teardowns;
    private final List<Step> steps;
    private final List<Injector> injectors;
    private final List<Assertion> assertions;
    private final RunLength length;
    private final int lanes;
    private final int warmUp;
    private final OptionalLong seed;
    private final FailurePolicy onFailure;
    private final Reach reach;
    private final Thresholds thresholds;
    private final Tolerance tolerance;
    private final Optional<ClassLoader> classLoader;
    private final Optional<Repetition> repetition;
    private final SourceLocation at;

    Scenario(ScenarioBuilder<?> builder) {
        Target only = builder.targets.isEmpty() ? Target.NONE : builder.targets.get(0);
        this.name = builder.name;
        this.resources = List.copyOf(builder.resources);
        this.target = only;
        this.setups = List.copyOf(builder.setups);
        this.teardowns = List.copyOf(builder.teardowns);
        this.steps = List.copyOf(only.stepsOr(builder.steps));
        this.injectors = new InjectorNames(builder.injectors).unique();
        this.assertions = List.copyOf(builder.assertions);
        this.length = builder.length;
        this.lanes = builder.lanes;
        this.warmUp = builder.warmUp;
        this.seed = builder.seed;
        this.onFailure = builder.onFailure;
        this.reach = builder.reach;
        this.thresholds = builder.thresholds;
        this.tolerance = builder.tolerance;
        this.classLoader = builder.classLoader;
        this.repetition = builder.repetition;
        this.at = builder.scenarioAt;
    }

    /**
     * Starts a description.
     *
     * @param name for people
     * @param <T> the type of the object under test, for its steps
     * @return a builder
     */
    public static <T> ScenarioBuilder<T> builder(String name) {
        return new ScenarioBuilder<>(name, SourceLocation.UNKNOWN);
    }

    /**
     * A builder that starts with all that this scenario has; each setting may be given once more.
     *
     * @return makes another scenario
     */
    public ScenarioBuilder<Object> toBuilder() {
        ScenarioBuilder<Object> copy = new ScenarioBuilder<>(name, at);
        copy.resources.addAll(resources);
        if (target != Target.NONE) {
            copy.targets.add(target);
            copy.saidAt.put("target", target.at());
        }
        copy.setups.addAll(setups);
        copy.teardowns.addAll(teardowns);
        copy.steps.addAll(steps);
        copy.injectors.addAll(injectors);
        copy.assertions.addAll(assertions);
        copy.length = length;
        copy.lanes = lanes;
        copy.warmUp = warmUp;
        copy.seed = seed;
        copy.onFailure = onFailure;
        copy.reach = reach;
        copy.thresholds = thresholds;
        copy.tolerance = tolerance;
        copy.classLoader = classLoader;
        copy.repetition = repetition;
        return copy;
    }

    /**
     * The name.
     *
     * @return as the user called it
     */
    public String name() {
        return name;
    }

    /**
     * The resources.
     *
     * @return opened in order before the target is made
     */
    public List<Resource> resources() {
        return resources;
    }

    /**
     * The system under test.
     *
     * @return exactly one; it makes null when the steps need none
     */
    public Target target() {
        return target;
    }

    /**
     * The actions before the first iteration.
     *
     * @return done in order
     */
    public List<Action<Object>> setups() {
        return setups;
    }

    /**
     * The actions after the last iteration.
     *
     * @return done in reverse order
     */
    public List<Action<Object>> teardowns() {
        return teardowns;
    }

    /**
     * The steps of each iteration.
     *
     * @return done in order, at least one unless the target is created later
     */
    public List<Step> steps() {
        return steps;
    }

    /**
     * The faults.
     *
     * @return in the order written
     */
    public List<Injector> injectors() {
        return injectors;
    }

    /**
     * The invariants.
     *
     * @return in the order written
     */
    public List<Assertion> assertions() {
        return assertions;
    }

    /**
     * The length of a run.
     *
     * @return when a run ends by itself
     */
    public RunLength length() {
        return length;
    }

    /**
     * The number of concurrent iterations.
     *
     * @return 1 or more
     */
    public int lanes() {
        return lanes;
    }

    /**
     * The number of iterations without faults and checks before the first that counts.
     *
     * @return 0 or more
     */
    public int warmUp() {
        return warmUp;
    }

    /**
     * The seed, which places the faults.
     *
     * @return empty to draw one for each run
     */
    public OptionalLong seed() {
        return seed;
    }

    /**
     * The policy after a failed iteration.
     *
     * @return stop or resume
     */
    public FailurePolicy onFailure() {
        return onFailure;
    }

    /**
     * The threads that faults reach when there are several lanes.
     *
     * @return those of iterations, or everyone
     */
    public Reach reach() {
        return reach;
    }

    /**
     * The thresholds.
     *
     * @return judge the outcome
     */
    public Thresholds thresholds() {
        return thresholds;
    }

    /**
     * What every step may end with.
     *
     * @return {@link Tolerance#NONE} by default
     */
    public Tolerance tolerance() {
        return tolerance;
    }

    /**
     * The class loader that finds the classes which pointcuts name.
     *
     * @return besides the context class loader of the thread that runs the scenario
     */
    public Optional<ClassLoader> classLoader() {
        return classLoader;
    }

    /**
     * The repetition, when this is a part of a run once more.
     *
     * @return empty for runs whose faults are placed by triggers
     */
    public Optional<Repetition> repetition() {
        return repetition;
    }

    /**
     * The same as a part of a run once more, with faults that are known beforehand.
     *
     * @param part which part
     * @return a copy
     */
    public Scenario repeating(Repetition part) {
        ScenarioBuilder<Object> copy = toBuilder();
        copy.repetition = Optional.of(part);
        return copy.build();
    }

    /**
     * The place where it was written.
     *
     * @return for messages
     */
    public SourceLocation at() {
        return at;
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

    @Override
    public String toString() {
        return "scenario '" + name + "'";
    }
}
