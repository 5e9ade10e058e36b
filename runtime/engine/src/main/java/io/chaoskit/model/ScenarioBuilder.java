package io.chaoskit.model;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.validator.Validator;
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
 * A builder of scenarios. A wrong value is kept until {@link #build}, which reports all mistakes together. Not safe for several
 * threads.
 *
 * @param <T> the type of the object under test
 */
public final class ScenarioBuilder<T> {

    final String name;
    final List<Resource> resources = new ArrayList<>();
    final List<Target> targets = new ArrayList<>();
    final List<Action<Object>> setups = new ArrayList<>();
    final List<Action<Object>> teardowns = new ArrayList<>();
    final List<Step> steps = new ArrayList<>();
    final List<Injector> injectors = new ArrayList<>();
    final List<Assertion> assertions = new ArrayList<>();
    final List<Mistake> mistakes = new ArrayList<>();
    /** Where each word that may be used once was used. */
    final Map<String, SourceLocation> saidAt = new HashMap<>();

    final SourceLocation scenarioAt;
    private SourceLocation at;
    RunLength length = RunLength.ONCE;
    int lanes = 1;
    int warmUp;
    OptionalLong seed = OptionalLong.empty();
    FailurePolicy onFailure = FailurePolicy.STOP;
    Reach reach = Reach.INHERITED;
    Thresholds thresholds = Thresholds.DEFAULT;
    Tolerance tolerance = Tolerance.NONE;
    SourceLocation thresholdsAt = SourceLocation.UNKNOWN;
    Optional<ClassLoader> classLoader = Optional.empty();
    Optional<Repetition> repetition = Optional.empty();

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
    public ScenarioBuilder<T> at(SourceLocation location) {
        this.at = location;
        return this;
    }

    /**
     * Adds a resource, which is opened before the target is made.
     *
     * @param resource such as proxies
     * @return this
     * @throws NullPointerException if it is null
     */
    public ScenarioBuilder<T> resource(Resource resource) {
        resources.add(Objects.requireNonNull(resource, "resource"));
        return this;
    }

    /**
     * Names the system under test; one is needed when there is no step.
     *
     * @param object closed at the end of the run when it is {@link AutoCloseable}; run once in each iteration when there is no step,
     *     see {@link Target#of}
     * @return this
     */
    public ScenarioBuilder<T> target(T object) {
        return one(() -> Target.of(object));
    }

    /**
     * Names the system under test; one is needed when there is no step.
     *
     * @param target for example one that is created when the run starts
     * @return this
     */
    public ScenarioBuilder<T> target(Target target) {
        return one(() -> target == null ? Target.of(null) : target);
    }

    private ScenarioBuilder<T> one(Supplier<Target> target) {
        saidAt.putIfAbsent("target", at);
        return checked(() -> targets.add(target.get().withLocation(at)));
    }

    /**
     * Adds an action that is done once before the first iteration.
     *
     * @param action gets the target
     * @return this
     * @throws NullPointerException if it is null
     */
    public ScenarioBuilder<T> setup(Action<? super T> action) {
        setups.add(untypedAction(action));
        return this;
    }

    /**
     * Adds an action that is done once after the last iteration, also when the run failed.
     *
     * @param action gets the target
     * @return this
     * @throws NullPointerException if it is null
     */
    public ScenarioBuilder<T> teardown(Action<? super T> action) {
        teardowns.add(untypedAction(action));
        return this;
    }

    /**
     * Adds a step.
     *
     * @param stepName unique in the scenario
     * @param body what it does
     * @return this; {@link #build} throws if the name is blank or not unique
     */
    public ScenarioBuilder<T> step(String stepName, StepBody<T> body) {
        return checked(() -> steps.add(new Step(stepName, untypedBody(body), at)));
    }

    /**
     * Leaves a step out that was added so far.
     *
     * @param stepName its name; nothing happens when there is no such step
     * @return this
     */
    public ScenarioBuilder<T> withoutStep(String stepName) {
        steps.removeIf(each -> each.name().equals(stepName));
        return this;
    }

    /**
     * Adds to what every step may end with without having failed.
     *
     * @param also for example {@link Tolerance#INJECTED}
     * @return this
     */
    public ScenarioBuilder<T> tolerate(Tolerance also) {
        tolerance = tolerance.and(also);
        return this;
    }

    /**
     * Adds to what one step may end with without having failed.
     *
     * @param stepName of a step that was added before
     * @param also for example {@link Tolerance#INJECTED}
     * @return this; {@link #build} throws if there is no such step
     */
    public ScenarioBuilder<T> tolerate(String stepName, Tolerance also) {
        if (steps.stream().noneMatch(each -> each.name().equals(stepName))) {
            return mistake(Mistake.of(at, "there is no step '" + stepName + "' before its tolerate"));
        }
        steps.replaceAll(each -> each.name().equals(stepName)
                ? new Step(stepName, each.body(), each.at(), each.tolerates().and(also))
                : each);
        return this;
    }

    /** What a step and an action get is the target, which is a T. */
    @SuppressWarnings("unchecked")
    private static StepBody<Object> untypedBody(StepBody<?> body) {
        return (StepBody<Object>) body;
    }

    @SuppressWarnings("unchecked")
    private static Action<Object> untypedAction(Action<?> action) {
        return (Action<Object>) Objects.requireNonNull(action, "action");
    }

    /**
     * Adds an injector at the effect's own sites that fires at each hit.
     *
     * @param effect what happens
     * @return this
     */
    public ScenarioBuilder<T> inject(Effect effect) {
        return inject(Injector.of(effect));
    }

    /**
     * Adds an injector.
     *
     * @param injector named after its effect when it has no name
     * @return this
     */
    public ScenarioBuilder<T> inject(Injector injector) {
        injectors.add(injector.at().known() ? injector : injector.withLocation(at));
        return this;
    }

    /**
     * Leaves out the injectors of a scope that were added so far.
     *
     * @param scope its name; nothing happens when no injector is in it
     * @return this
     */
    public ScenarioBuilder<T> withoutScope(String scope) {
        injectors.removeIf(each -> each.scope().equals(scope));
        return this;
    }

    /**
     * Adds an invariant.
     *
     * @param validator what must hold
     * @return this
     */
    public ScenarioBuilder<T> check(Validator validator) {
        return check(validator, validator.name());
    }

    /**
     * Adds an invariant with a label.
     *
     * @param validator what must hold
     * @param label what reports call it
     * @return this
     */
    public ScenarioBuilder<T> check(Validator validator, String label) {
        assertions.add(Assertion.among(assertions, label, validator, at));
        return this;
    }

    /**
     * Leaves out an invariant that was added so far.
     *
     * @param id of its {@link Assertion}; nothing happens when none has it
     * @return this
     */
    public ScenarioBuilder<T> withoutCheck(String id) {
        assertions.removeIf(each -> each.id().equals(id));
        return this;
    }

    /**
     * Says when a run ends by itself, instead of what was said before.
     *
     * @param newLength for example {@link RunLength#repeat}
     * @return this
     */
    public ScenarioBuilder<T> length(RunLength newLength) {
        length = Objects.requireNonNull(newLength, "newLength");
        return this;
    }

    /**
     * Sets the number of iterations; 1 when neither this nor {@link #runFor} is called.
     *
     * @param iterations 1 or more, over all lanes
     * @return this; {@link #build} throws if it was less than 1, or the length was given before
     */
    public ScenarioBuilder<T> repeat(long iterations) {
        return once("repeat", () -> length = RunLength.repeat(iterations));
    }

    /**
     * Runs for a time.
     *
     * @param duration more than zero
     * @return this; {@link #build} throws if it was not more than zero, or the length was given before
     */
    public ScenarioBuilder<T> runFor(Duration duration) {
        return once("runFor", () -> length = RunLength.runFor(duration));
    }

    /**
     * Sets the number of concurrent iterations; 1 by default.
     *
     * @param count 1 to 1000
     * @return this; {@link #build} throws if it was not, or given before
     */
    public ScenarioBuilder<T> lanes(int count) {
        return once("lanes", () -> lanes = Limits.lanes("lanes", count));
    }

    /**
     * Sets the number of iterations without faults before the first that counts; 0 by default.
     *
     * @param iterations 0 or more
     * @return this; {@link #build} throws if it was less than 0, or given before
     */
    public ScenarioBuilder<T> warmUp(int iterations) {
        return once("warmUp", () -> warmUp = Limits.atLeast(0, "warmUp", iterations));
    }

    /**
     * Fixes where faults happen.
     *
     * @param value any number
     * @return this; {@link #build} throws if it was given before
     */
    public ScenarioBuilder<T> seed(long value) {
        return once("seed", () -> seed = OptionalLong.of(value));
    }

    /**
     * Says what follows a failed iteration; {@link FailurePolicy#STOP} by default.
     *
     * @param policy stop or resume
     * @return this; {@link #build} throws if it was given before
     */
    public ScenarioBuilder<T> onFailure(FailurePolicy policy) {
        return once("onFailure", () -> onFailure = Objects.requireNonNull(policy, "policy"));
    }

    /**
     * Says which threads faults reach when there are several lanes; {@link Reach#INHERITED} by default.
     *
     * @param threads those of iterations, or everyone
     * @return this; {@link #build} throws if it was given before
     */
    public ScenarioBuilder<T> reach(Reach threads) {
        return once("reach", () -> reach = Objects.requireNonNull(threads, "threads"));
    }

    /**
     * Says how much may go wrong; {@link Thresholds#DEFAULT} by default.
     *
     * @param limits judge the outcome
     * @return this; {@link #build} throws if it was given before
     */
    public ScenarioBuilder<T> thresholds(Thresholds limits) {
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
    public ScenarioBuilder<T> classLoader(ClassLoader loader) {
        classLoader = Optional.of(loader);
        return this;
    }

    /**
     * Adds a mistake that the caller found, to be reported with the others.
     *
     * @param mistake what is wrong
     * @return this
     */
    public ScenarioBuilder<T> mistake(Mistake mistake) {
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
        return new Scenario(this);
    }

    private ScenarioBuilder<T> once(String word, Supplier<?> setting) {
        SourceLocation first = saidAt.putIfAbsent(word, at);
        if (first == null) {
            return checked(setting);
        }
        return mistake(new Mistake(
                at, word + " must be given once, but was given again", "remove one" + ScenarioRules.firstIsAt(first)));
    }

    private ScenarioBuilder<T> checked(Supplier<?> setting) {
        try {
            setting.get();
        } catch (IllegalArgumentException e) {
            mistakes.add(Mistake.of(at, e.getMessage()));
        }
        return this;
    }
}
