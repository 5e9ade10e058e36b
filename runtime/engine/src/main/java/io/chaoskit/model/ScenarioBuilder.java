package io.chaoskit.model;

import io.chaoskit.effect.Effect;
import io.chaoskit.injector.Injector;
import io.chaoskit.validator.Validator;
import io.chaoskit.value.Limits;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Thresholds;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Supplier;

/**
 * Describes a scenario step by step. A wrong value is kept until {@link #build}, which reports all mistakes together. Not
 * safe for several threads.
 */
public final class ScenarioBuilder {

    final String name;
    final List<Resource> resources = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final List<Action> setups = new ArrayList<>();
    final List<Action> teardowns = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    final List<Injector> injectors = new ArrayList<>();
    final List<Assertion> assertions = new ArrayList<>();
    final List<Mistake> mistakes = new ArrayList<>();
    /** Where each word that may be used once was used. */
    final Map<String, SourceLocation> saidAt = new HashMap<>();

    final SourceLocation scenarioAt;
    private SourceLocation at;
    private RunLength length = RunLength.ONCE;
    int lanes = 1;
    private int warmUp;
    private OptionalLong seed = OptionalLong.empty();
    private FailurePolicy onFailure = FailurePolicy.STOP;
    Thresholds thresholds = Thresholds.DEFAULT;
    SourceLocation thresholdsAt = SourceLocation.UNKNOWN;
    private Optional<ClassLoader> classLoader = Optional.empty();

    /**
     * Starts a description that was written in a script.
     *
     * @param name for people
     * @param at where it begins
     */
    public ScenarioBuilder(String name, SourceLocation at) {
        this.name = Objects.requireNonNull(name, "name");
        this.scenarioAt = at;
        this.at = at;
    }

    /**
     * Says where what follows was written.
     *
     * @param location for messages
     * @return this
     */
    public ScenarioBuilder at(SourceLocation location) {
        this.at = location;
        return this;
    }

    /**
     * Adds what is made ready before the target is made.
     *
     * @param resource such as proxies
     * @return this
     */
    public ScenarioBuilder resource(Resource resource) {
        resources.add(Objects.requireNonNull(resource, "resource"));
        return this;
    }

    /**
     * Names the system under test; exactly one is needed.
     *
     * @param object a {@link Target}, or what {@link Target#of} takes
     * @return this
     */
    public ScenarioBuilder target(Object object) {
        saidAt.putIfAbsent("target", at);
        Supplier<Target> target = () -> object instanceof Target described ? described : Target.of(object);
        return checked(() -> targets.add(target.get().withLocation(at)));
    }

    /**
     * Adds what is done once before the first iteration.
     *
     * @param action gets the target
     * @return this
     */
    public ScenarioBuilder setup(Action action) {
        setups.add(action);
        return this;
    }

    /**
     * Adds what is done once after the last iteration, also when the run failed.
     *
     * @param action gets the target
     * @return this
     */
    public ScenarioBuilder teardown(Action action) {
        teardowns.add(action);
        return this;
    }

    /**
     * Adds a step.
     *
     * @param stepName unique in the scenario
     * @param body what it does
     * @return this
     */
    public ScenarioBuilder step(String stepName, StepBody body) {
        return checked(() -> steps.add(new Step(stepName, body, at)));
    }

    /**
     * Adds an injector at the effect's own sites that fires at each hit.
     *
     * @param effect what happens
     * @return this
     */
    public ScenarioBuilder inject(Effect effect) {
        return inject(Injector.of(effect));
    }

    /**
     * Adds an injector.
     *
     * @param injector named after its effect when it has no name
     * @return this
     */
    public ScenarioBuilder inject(Injector injector) {
        injectors.add(injector.at().known() ? injector : injector.withLocation(at));
        return this;
    }

    /**
     * Adds an invariant.
     *
     * @param validator what must hold
     * @return this
     */
    public ScenarioBuilder check(Validator validator) {
        return check(validator, validator.name());
    }

    /**
     * Adds an invariant with a label.
     *
     * @param validator what must hold
     * @param label what reports call it
     * @return this
     */
    public ScenarioBuilder check(Validator validator, String label) {
        assertions.add(Assertion.among(assertions, label, validator, at));
        return this;
    }

    /**
     * Sets the number of iterations; 1 when neither this nor {@link #runFor} is called.
     *
     * @param iterations 1 or more, over all lanes
     * @return this
     */
    public ScenarioBuilder repeat(long iterations) {
        return once("repeat", () -> length = RunLength.repeat(iterations));
    }

    /**
     * Runs for a time.
     *
     * @param duration more than zero
     * @return this
     */
    public ScenarioBuilder runFor(Duration duration) {
        return once("runFor", () -> length = RunLength.runFor(duration));
    }

    /**
     * Sets the number of concurrent iterations; 1 by default.
     *
     * @param count 1 or more
     * @return this
     */
    public ScenarioBuilder lanes(int count) {
        return once("lanes", () -> lanes = Limits.atLeast(1, "lanes", count));
    }

    /**
     * Sets the number of iterations without faults before the first that counts; 0 by default.
     *
     * @param iterations 0 or more
     * @return this
     */
    public ScenarioBuilder warmUp(int iterations) {
        return once("warmUp", () -> warmUp = Limits.atLeast(0, "warmUp", iterations));
    }

    /**
     * Fixes where faults happen.
     *
     * @param value any number
     * @return this
     */
    public ScenarioBuilder seed(long value) {
        return once("seed", () -> seed = OptionalLong.of(value));
    }

    /**
     * Says what follows a failed iteration; {@link FailurePolicy#STOP} by default.
     *
     * @param policy stop or resume
     * @return this
     */
    public ScenarioBuilder onFailure(FailurePolicy policy) {
        return once("onFailure", () -> onFailure = Objects.requireNonNull(policy, "policy"));
    }

    /**
     * Says how much may go wrong; {@link Thresholds#DEFAULT} by default.
     *
     * @param limits judge the outcome
     * @return this
     */
    public ScenarioBuilder thresholds(Thresholds limits) {
        return once("thresholds", () -> {
            thresholdsAt = at;
            return thresholds = Objects.requireNonNull(limits, "limits");
        });
    }

    /**
     * Says where the classes are found that pointcuts name, besides the context class loader of the thread that runs the scenario.
     *
     * @param loader that of the code that describes the scenario, say
     * @return this
     */
    public ScenarioBuilder classLoader(ClassLoader loader) {
        classLoader = Optional.of(loader);
        return this;
    }

    /**
     * Adds a mistake that the caller found, to be reported with the others.
     *
     * @param mistake what is wrong
     * @return this
     */
    public ScenarioBuilder mistake(Mistake mistake) {
        mistakes.add(mistake);
        return this;
    }

    /**
     * Makes the scenario.
     *
     * @return immutable
     * @throws InvalidScenarioException with every mistake, when there is one
     */
    public Scenario build() {
        List<Mistake> all = new ArrayList<>(mistakes);
        all.addAll(new ScenarioRules(this).mistakes());
        InvalidScenarioException.throwIfAny(name, all);
        Target target = targets.get(0);
        return new Scenario(
                name,
                resources,
                target,
                setups,
                teardowns,
                target.stepsOr(steps),
                new InjectorNames(injectors).unique(),
                assertions,
                length,
                lanes,
                warmUp,
                seed,
                onFailure,
                thresholds,
                classLoader,
                scenarioAt);
    }

    private ScenarioBuilder once(String word, Supplier<?> setting) {
        SourceLocation first = saidAt.putIfAbsent(word, at);
        if (first == null) {
            return checked(setting);
        }
        return mistake(new Mistake(
                at, word + " must be given once, but was given again", "remove one" + ScenarioRules.firstIsAt(first)));
    }

    private ScenarioBuilder checked(Supplier<?> setting) {
        try {
            setting.get();
        } catch (IllegalArgumentException e) {
            mistakes.add(Mistake.of(at, e.getMessage()));
        }
        return this;
    }
}
