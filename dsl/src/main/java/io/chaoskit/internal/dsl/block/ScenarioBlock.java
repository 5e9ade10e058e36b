package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import groovy.lang.DelegatesTo;
import groovy.transform.stc.ClosureParams;
import groovy.transform.stc.SimpleType;
import io.chaoskit.internal.dsl.form.AfterRun;
import io.chaoskit.internal.dsl.form.Body;
import io.chaoskit.internal.dsl.form.Broken;
import io.chaoskit.internal.dsl.form.Place;
import io.chaoskit.internal.dsl.form.RunWords;
import io.chaoskit.model.Action;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Reach;
import io.chaoskit.model.StepBody;
import io.chaoskit.model.Target;
import io.chaoskit.model.Tolerance;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Thresholds;
import io.chaoskit.word.Word;
import java.time.Duration;
import java.util.Map;
import java.util.stream.Stream;

/** The words of {@code scenario('name') { … }}. */
public final class ScenarioBlock extends InjectingBlock {

    private static final String TOLERATE = "tolerate";

    private String lastStep = "";
    /** The step that the word which is read now stands behind, on its line; null for none. */
    private String behind;

    ScenarioBlock(Draft draft, Surroundings around) {
        super(Place.SCENARIO, "", draft, around);
    }

    @Override
    boolean once(String word) {
        return word.equals("toxiproxy");
    }

    /** The system under test. */
    @Word(
            usage = "target engine, or target create: { new Shop() }, close: { it.stop() }; perLane: or perIteration:"
                    + " instead of create:",
            does =
                    "names the system under test: an object, or one that is made for the run, each lane or each iteration;"
                            + " without steps it is run itself")
    public void target(Target object) {
        draft().target(object);
    }

    /** A running Toxiproxy. */
    @Word(
            usage = "toxiproxy 'http://localhost:8474'",
            does = "has the proxies on a running Toxiproxy; so does CHAOSKIT_TOXIPROXY=http://localhost:8474")
    public void toxiproxy(String url) {
        draft().toxiproxy(url);
    }

    /** Done once before the first iteration. */
    @Word(usage = "setup { … }", does = "is done once, before the first iteration")
    public void setup(
            @DelegatesTo(value = RunWords.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "java.lang.Object")
                    Action<Object> body) {
        draft().builder().setup(body);
    }

    /** Done once after the last iteration. */
    @Word(usage = "teardown { … }", does = "is done once, after the last iteration, whatever happened")
    public void teardown(
            @DelegatesTo(value = RunWords.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "java.lang.Object")
                    Action<Object> body) {
        draft().builder().teardown(body);
    }

    /** One step of an iteration. */
    @Word(usage = "step('name') { … }", does = "is done in each iteration, in order")
    public void step(
            String name,
            @DelegatesTo(value = RunWords.Step.class, strategy = Closure.DELEGATE_FIRST)
                    @ClosureParams(value = SimpleType.class, options = "java.lang.Object")
                    StepBody<Object> body) {
        draft().builder().step(name, body);
        lastStep = name;
    }

    /** What a step may end with. */
    @Word(
            usage = "tolerate injected, or tolerate IOException, SQLException, or step('name') { … } tolerate injected",
            does =
                    "says what a step may end with, which is counted and no failure; injected: what ChaosKit threw, or has as a cause")
    public void tolerate(Tolerance... what) {
        if (what.length == 0) {
            throw new IllegalArgumentException(
                    "tolerate must be given injected or classes of exceptions, but was given none");
        }
        Tolerance all = Stream.of(what).reduce(Tolerance.NONE, Tolerance::and);
        if (behind == null) {
            draft().builder().tolerate(all);
        } else {
            draft().builder().tolerate(behind, all);
        }
    }

    /** What was injected. */
    @Word(
            usage = "tolerate injected",
            does = "lets a step end with what ChaosKit threw, or with what has that as a cause")
    public Tolerance getInjected() {
        return Tolerance.INJECTED;
    }

    /** A group of injectors. */
    @Word(usage = "scope('name') { inject … }", does = "groups injectors; the command line can switch a scope off")
    public void scope(
            String name, @DelegatesTo(value = ScopeBlock.class, strategy = Closure.DELEGATE_FIRST) Body body) {
        read(body, new ScopeBlock(name, draft(), around()));
    }

    /** The number of iterations. */
    @Word(usage = "repeat 100", does = "sets the number of iterations, over all lanes")
    public void repeat(long iterations) {
        draft().builder().repeat(iterations);
    }

    /** The time of a run. */
    @Word(usage = "runFor 24.h", does = "runs for a time")
    public void runFor(Duration duration) {
        draft().builder().runFor(duration);
    }

    /** Concurrent iterations. */
    @Word(usage = "lanes 8", does = "sets the number of concurrent iterations")
    public void lanes(int count) {
        draft().builder().lanes(count);
    }

    /** Iterations that do not count. */
    @Word(usage = "warmUp 10", does = "runs iterations first that have no faults and do not count")
    public void warmUp(int iterations) {
        draft().builder().warmUp(iterations);
    }

    /** Where faults happen. */
    @Word(usage = "seed 42", does = "places the faults; the same seed places them again")
    public void seed(long value) {
        draft().builder().seed(value);
    }

    /** The consequence of a failure. */
    @Word(usage = "onFailure resume", does = "says whether a run ends after a failed iteration: stop or resume")
    public void onFailure(FailurePolicy policy) {
        draft().builder().onFailure(policy);
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

    /** Whom faults reach. */
    @Word(
            usage = "reach everyone",
            does =
                    "with several lanes: faults reach threads of no iteration too, those of a server say, and belong to the run")
    public void reach(Reach threads) {
        draft().builder().reach(threads);
    }

    /** Every thread but ChaosKit's own. */
    @Word(usage = "reach everyone", does = "all threads, while no other run is there")
    public Reach getEveryone() {
        return Reach.EVERYONE;
    }

    /** How much may go wrong, by a preset. */
    @Word(usage = "thresholds strict", does = "says how much may go wrong: strict, relaxed, or a block")
    public void thresholds(Thresholds preset) {
        draft().builder().thresholds(preset);
    }

    /** How much may go wrong, one by one. */
    @Word(usage = "thresholds { minSuccessRate 0.9 }", does = "says how much may go wrong")
    public void thresholds(@DelegatesTo(value = ThresholdsBlock.class, strategy = Closure.DELEGATE_FIRST) Body body) {
        SourceLocation at = draft().at();
        ThresholdsBlock block = new ThresholdsBlock(draft(), around());
        read(body, block);
        draft().builder().at(at).thresholds(block.limits());
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

    /** How long iterations took; in an {@code assert}, which is compiled to ask for it at the end. */
    @Word(
            usage = "latency.p95 < 200.ms",
            does = "how long iterations took, looked at once at the end: any percentile, min, mean, max")
    public AfterRun getLatency() {
        return atEnd("latency", "latency.p95 < 200.ms");
    }

    /** The share of iterations that passed; in an {@code assert}, which is compiled to ask for it at the end. */
    @Word(usage = "successRate >= 95.percent", does = "the share of iterations that passed, looked at once at the end")
    public AfterRun getSuccessRate() {
        return atEnd("successRate", "successRate >= 95.percent");
    }

    private AfterRun atEnd(String word, String usage) {
        return new AfterRun(() -> draft().word(
                        word,
                        () -> {
                            throw new IllegalArgumentException(word
                                    + " must be asked for in an assert, because it is not known before the run is over; assert "
                                    + usage);
                        },
                        () -> Broken.VALUE));
    }

    /** Behind a step stands what it may end with. */
    @Override
    Object said(ScriptBlock block, String word) {
        return word.equals("step")
                ? new Said(draft(), word, Map.of(TOLERATE, what -> tolerateBehind(lastStep, block, what)))
                : super.said(block, word);
    }

    private Object tolerateBehind(String step, ScriptBlock block, Object[] what) {
        behind = step;
        try {
            return block.word$(TOLERATE, what);
        } finally {
            behind = null;
        }
    }

    /** A target or a step was meant: that there is none needs no mistake of its own. */
    @Override
    Object wrong(String word, int arguments) {
        if (word.equals("target")) {
            draft().targetMeant();
        } else if (word.equals("step") && arguments > 1) {
            draft().stepMeant();
        }
        return super.wrong(word, arguments);
    }
}
