package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.ScenarioBuilder;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Thresholds;
import io.chaoskit.word.Word;
import java.util.List;

/** The words of {@code scenario('name') { … }}. */
public final class ScenarioBlock extends OutcomeWords {

    ScenarioBlock(Draft draft, Object owner) {
        super(draft, Place.SCENARIO, owner);
    }

    @Override
    String scope$() {
        return "";
    }

    /** The system under test. */
    @Word(
            usage = "target engine, or target create: { new Shop() }, close: { it.stop() }",
            does = "names the system under test; without steps it is run itself")
    public Object target(Object object) {
        return core$.draft().target(() -> TargetWords.target(object));
    }

    /** A running Toxiproxy. */
    @Word(
            usage = "toxiproxy 'http://localhost:8474'",
            does = "has the proxies on a running Toxiproxy; so does CHAOSKIT_TOXIPROXY=http://localhost:8474")
    public Object toxiproxy(Object url) {
        return core$.draft().word("toxiproxy", () -> core$.draft().toxiproxy(Arguments.text("toxiproxy", url)));
    }

    /** Done once before the first iteration. */
    @Word(usage = "setup { … }", does = "is done once, before the first iteration")
    public Object setup(Object body) {
        return core$.draft()
                .word("setup", () -> core$.draft().builder().setup(Closures.action(Arguments.closure("setup", body))));
    }

    /** Done once after the last iteration. */
    @Word(usage = "teardown { … }", does = "is done once, after the last iteration, whatever happened")
    public Object teardown(Object body) {
        return core$.draft()
                .word(
                        "teardown",
                        () -> core$.draft().builder().teardown(Closures.action(Arguments.closure("teardown", body))));
    }

    /** One step of an iteration. */
    @Word(usage = "step('name') { … }", does = "is done in each iteration, in order")
    public Object step(Object name, Object body) {
        Object step = core$.draft()
                .word(
                        "step",
                        () -> core$.draft()
                                .builder()
                                .step(Arguments.text("step", name), new ClosureStep(Arguments.closure("step", body))));
        if (step == Broken.VALUE) {
            core$.draft().stepMeant();
        }
        return step;
    }

    /** A group of injectors. */
    @Word(usage = "scope('name') { inject … }", does = "groups injectors; the command line can switch a scope off")
    public Object scope(Object name, Object body) {
        return core$.draft().word("scope", () -> {
            String text = Arguments.text("scope", name);
            new ScopeBlock(core$.draft(), text, core$.owner()).read$(Arguments.closure("scope", body));
            return name;
        });
    }

    /** The number of iterations. */
    @Word(usage = "repeat 100", does = "sets the number of iterations, over all lanes")
    public Object repeat(Object iterations) {
        return core$.draft()
                .word("repeat", () -> core$.draft().builder().repeat(Arguments.longCount("repeat", iterations)));
    }

    /** The time of a run. */
    @Word(usage = "runFor 24.h", does = "runs for a time")
    public Object runFor(Object duration) {
        return core$.draft()
                .word("runFor", () -> core$.draft().builder().runFor(Arguments.duration("runFor", duration)));
    }

    /** Concurrent iterations. */
    @Word(usage = "lanes 8", does = "sets the number of concurrent iterations")
    public Object lanes(Object count) {
        return core$.draft().word("lanes", () -> core$.draft().builder().lanes(Arguments.count("lanes", count)));
    }

    /** Iterations that do not count. */
    @Word(usage = "warmUp 10", does = "runs iterations first that have no faults and do not count")
    public Object warmUp(Object iterations) {
        return core$.draft()
                .word("warmUp", () -> core$.draft().builder().warmUp(Arguments.count("warmUp", iterations)));
    }

    /** Where faults happen. */
    @Word(usage = "seed 42", does = "places the faults; the same seed places them again")
    public Object seed(Object value) {
        return core$.draft().word("seed", () -> core$.draft().builder().seed(Arguments.longCount("seed", value)));
    }

    /** What follows a failure. */
    @Word(usage = "onFailure resume", does = "says whether a run ends after a failed iteration: stop or resume")
    public Object onFailure(Object policy) {
        return core$.draft().word("onFailure", () -> {
            if (Broken.known(policy) instanceof FailurePolicy known) {
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
        return core$.draft().word("thresholds", () -> {
            if (preset instanceof Closure<?> body) {
                return limits$(body);
            }
            if (Broken.known(preset) instanceof Thresholds known) {
                return core$.draft().builder().thresholds(known);
            }
            throw new IllegalArgumentException(
                    "thresholds must be strict, relaxed or a block { … }, but was " + Arguments.show(preset));
        });
    }

    private ScenarioBuilder<Object> limits$(Closure<?> body) {
        SourceLocation at = core$.draft().at();
        ThresholdsBlock block = new ThresholdsBlock(core$.draft(), core$.owner());
        block.read$(body);
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
     * @param severity the severity of a plain condition; null when none is said
     * @param word the word it calls first; null when it calls none and may be looked at now, empty when it must not
     * @param calls what it calls somewhere else
     * @param names the names it uses that no variable has
     * @param candidate gives its value, which may be a validator; null when it cannot be one
     * @param assertion the assertion itself
     */
    public void assertion$(
            int line,
            int column,
            String text,
            Object label,
            String severity,
            String word,
            List<String> calls,
            List<String> names,
            Closure<?> candidate,
            Closure<?> assertion) {
        SourceLocation at = core$.draft().source().at(line, column);
        new AssertReader(core$, at, text, names)
                .read(word, calls, candidate, assertion)
                .map(validator -> AssertReader.graded(validator, severity))
                .ifPresent(validator -> core$.draft()
                        .builder()
                        .at(at)
                        .check(validator, label == null ? validator.name() : label.toString()));
    }

    /**
     * What is added for a word that describes a scenario but stands in a closure that runs later.
     *
     * @param line where
     * @param column where
     * @param word the word
     * @param inside the word of the closure
     */
    public void misplaced$(int line, int column, String word, String inside) {
        if (!core$.ownerHas(word)) {
            core$.draft()
                    .mistake(new Mistake(
                            core$.draft().source().at(line, column),
                            "'" + word + "' belongs in a scenario, not in a " + inside,
                            "move it out of the " + inside));
        }
    }
}
