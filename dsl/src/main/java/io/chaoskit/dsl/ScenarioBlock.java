package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.validator.Validator;
import io.chaoskit.validator.Validators;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Thresholds;
import java.util.Map;
import java.util.Set;

/** The words of {@code scenario('name') { … }}. */
public final class ScenarioBlock extends CheckWords {

    private static final Set<String> TARGET_OPTIONS = Set.of("create", "close");

    ScenarioBlock(Draft draft, Object owner) {
        super(draft, Place.SCENARIO, owner);
    }

    @Override
    String scope$() {
        return "";
    }

    /** The system under test. */
    @Word(usage = "target engine", does = "names the system under test; without steps it is run itself")
    public Object target(Object object) {
        core$.open("target");
        return core$.draft().word("target", () -> core$.draft().builder().target(TargetWords.target(object)));
    }

    /** The system under test, made when the run starts. */
    @Word(
            usage = "target create: { new Shop() }, close: { it.stop() }",
            does = "makes the system under test when a run starts")
    public Object target(Map<String, Object> options) {
        core$.open("target");
        return core$.draft().word("target", () -> {
            options.keySet().stream()
                    .filter(key -> !TARGET_OPTIONS.contains(key))
                    .findFirst()
                    .ifPresent(key -> {
                        throw new IllegalArgumentException(
                                "target must be given create: and close:, but has " + key + ":");
                    });
            return core$.draft().builder().target(TargetWords.created(options.get("create"), options.get("close")));
        });
    }

    /** Done once before the first iteration. */
    @Word(usage = "setup { … }", does = "is done once, before the first iteration")
    public Object setup(Closure<?> body) {
        core$.open("setup");
        return core$.draft().word("setup", () -> core$.draft().builder().setup(Closures.action(body)));
    }

    /** Done once after the last iteration. */
    @Word(usage = "teardown { … }", does = "is done once, after the last iteration, whatever happened")
    public Object teardown(Closure<?> body) {
        core$.open("teardown");
        return core$.draft().word("teardown", () -> core$.draft().builder().teardown(Closures.action(body)));
    }

    /** One step of an iteration. */
    @Word(usage = "step('name') { … }", does = "is done in each iteration, in order")
    public Object step(Object name, Closure<?> body) {
        core$.open("step");
        return core$.draft()
                .word("step", () -> core$.draft().builder().step(Arguments.text("step", name), new ClosureStep(body)));
    }

    /** A group of injectors. */
    @Word(usage = "scope('name') { inject … }", does = "groups injectors; the command line can switch a scope off")
    public Object scope(Object name, Closure<?> body) {
        core$.open("scope");
        return core$.draft().word("scope", () -> {
            ScopeBlock block = new ScopeBlock(core$.draft(), Arguments.text("scope", name), body.getOwner());
            block.core$.read(block, body);
            return name;
        });
    }

    /** The number of iterations. */
    @Word(usage = "repeat 100", does = "sets the number of iterations, over all lanes")
    public Object repeat(Object iterations) {
        core$.open("repeat");
        return core$.draft()
                .word("repeat", () -> core$.draft().builder().repeat(Arguments.longCount("repeat", iterations)));
    }

    /** The time of a run. */
    @Word(usage = "runFor 24.h", does = "runs for a time")
    public Object runFor(Object duration) {
        core$.open("runFor");
        return core$.draft()
                .word("runFor", () -> core$.draft().builder().runFor(Arguments.duration("runFor", duration)));
    }

    /** Concurrent iterations. */
    @Word(usage = "lanes 8", does = "sets the number of concurrent iterations")
    public Object lanes(Object count) {
        core$.open("lanes");
        return core$.draft().word("lanes", () -> core$.draft().builder().lanes(Arguments.count("lanes", count)));
    }

    /** Iterations that do not count. */
    @Word(usage = "warmUp 10", does = "runs iterations first that have no faults and do not count")
    public Object warmUp(Object iterations) {
        core$.open("warmUp");
        return core$.draft()
                .word("warmUp", () -> core$.draft().builder().warmUp(Arguments.count("warmUp", iterations)));
    }

    /** Where faults happen. */
    @Word(usage = "seed 42", does = "places the faults; the same seed places them again")
    public Object seed(Object value) {
        core$.open("seed");
        return core$.draft().word("seed", () -> core$.draft().builder().seed(Arguments.longCount("seed", value)));
    }

    /** What follows a failure. */
    @Word(usage = "onFailure resume", does = "says whether a run ends after a failed iteration: stop or resume")
    public Object onFailure(Object policy) {
        core$.open("onFailure");
        return core$.draft().word("onFailure", () -> {
            if (policy == Broken.VALUE) {
                return policy;
            }
            if (policy instanceof FailurePolicy known) {
                return core$.draft().builder().onFailure(known);
            }
            throw new IllegalArgumentException("onFailure must be stop or resume, but was " + Arguments.show(policy));
        });
    }

    /** The run ends after a failed iteration. */
    @Word(usage = "onFailure stop", does = "ends a run after a failed iteration")
    public FailurePolicy getStop() {
        return FailurePolicy.STOP;
    }

    /** The run goes on after a failed iteration. */
    @Word(usage = "onFailure resume", does = "goes on after a failed iteration")
    public FailurePolicy getResume() {
        return FailurePolicy.RESUME;
    }

    /** How much may go wrong, by a preset. */
    @Word(usage = "thresholds strict", does = "says how much may go wrong: strict, relaxed, or a block")
    public Object thresholds(Object preset) {
        core$.open("thresholds");
        return core$.draft().word("thresholds", () -> {
            if (preset == Broken.VALUE) {
                return preset;
            }
            if (preset instanceof Thresholds known) {
                return core$.draft().builder().thresholds(known);
            }
            throw new IllegalArgumentException(
                    "thresholds must be strict, relaxed or a block { … }, but was " + Arguments.show(preset));
        });
    }

    /** How much may go wrong. */
    @Word(usage = "thresholds { minSuccessRate 0.9 }", does = "says how much may go wrong")
    public Object thresholds(Closure<?> body) {
        core$.open("thresholds");
        SourceLocation at = core$.draft().source().locate("thresholds");
        ThresholdsBlock block = new ThresholdsBlock(core$.draft(), body.getOwner());
        block.core$.read(block, body);
        return core$.draft().builder().at(at).thresholds(block.limits$);
    }

    /** Everything must hold. */
    @Word(usage = "thresholds strict", does = "every iteration must pass, every validator hold")
    public Thresholds getStrict() {
        return Thresholds.STRICT;
    }

    /** Most must hold. */
    @Word(usage = "thresholds relaxed", does = "80 % of the iterations must pass, at most 200 fail")
    public Thresholds getRelaxed() {
        return Thresholds.RELAXED;
    }

    /**
     * What {@code assert} in a scenario is compiled to.
     *
     * @param line where
     * @param column where its condition begins
     * @param text its condition as written
     * @param label its message; null for none
     * @param word the word it calls first; null for none
     * @param candidate may make a validator; null when it cannot
     * @param assertion the assertion itself
     */
    public void addAssertion(
            int line, int column, String text, Object label, String word, Closure<?> candidate, Closure<?> assertion) {
        SourceLocation at = core$.draft().source().at(line, column);
        Object value = candidate == null ? null : core$.evaluate(word, candidate);
        if (value == Broken.VALUE) {
            return;
        }
        core$.draft().builder().at(at);
        Validator validator = value instanceof Validator known
                ? known
                : Validators.invariant(text, new ClosureCheck(assertion, false));
        core$.draft().used(validator);
        core$.draft().builder().check(validator, label == null ? validator.name() : label.toString());
    }

    /**
     * What is added for a word that describes a scenario but stands in a closure that runs later.
     *
     * @param line where
     * @param column where
     * @param word the word
     * @param inside the word of the closure
     */
    public void addMisplaced(int line, int column, String word, String inside) {
        if (!core$.ownerHas(word)) {
            core$.draft()
                    .mistake(new Mistake(
                            core$.draft().source().at(line, column),
                            "'" + word + "' belongs in a scenario, not in a " + inside,
                            "move it out of the " + inside));
        }
    }
}
