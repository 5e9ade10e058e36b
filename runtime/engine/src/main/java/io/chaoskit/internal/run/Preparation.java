package io.chaoskit.internal.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.internal.check.ArmedValidator;
import io.chaoskit.internal.check.Bounded;
import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.hit.Wiring;
import io.chaoskit.internal.run.Prepared.StepLimit;
import io.chaoskit.model.Action;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Resource;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Step;
import io.chaoskit.model.Target;
import io.chaoskit.model.Target.Lifetime;
import io.chaoskit.plan.Plan;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Check;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a run ready, in order; each thing is on the clean-up stack before the next one is begun. */
final class Preparation {

    /** A part of a preparation, which may fail. */
    private interface Part {
        void run() throws Throwable;
    }

    private final Scenario scenario;
    private final long seed;
    private final Healing healing;
    private final CleanUp cleanUp;
    private final Findings findings;
    private final Bounded bounded;
    private final ValidatorAccess access;
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final List<ArmedValidator> validators = new ArrayList<>();
    private volatile String doing = "the preparation";
    private Object target;
    private List<Step> steps;
    private Optional<StepLimit> stepLimit = Optional.empty();

    Preparation(
            Scenario scenario,
            long seed,
            CleanUp cleanUp,
            Healing healing,
            Findings findings,
            Bounded bounded,
            ValidatorAccess access) {
        this.scenario = scenario;
        this.seed = seed;
        this.cleanUp = cleanUp;
        this.healing = healing;
        this.findings = findings;
        this.bounded = bounded;
        this.access = access;
        this.steps = scenario.steps();
    }

    /** Empty when something failed; that is in the findings then, and what was begun is on the clean-up stack. */
    Optional<Prepared> prepare(Plan plan) {
        boolean ready = openResources()
                && succeeds("the target could not be made", this::makeTarget)
                && targetCanRun()
                && succeeds("setup failed", this::setUp)
                && arm()
                && startInjectors();
        if (!ready) {
            return Optional.empty();
        }
        List<Pointcut> measured = scenario.assertions().stream()
                .flatMap(each -> each.validator().measured().stream())
                .distinct()
                .toList();
        boolean followsRetries =
                scenario.assertions().stream().anyMatch(each -> each.validator().followedRetries() > 0);
        Wiring wiring = new Wiring(
                scenario.injectors(), measured, steps.stream().map(Step::name).toList(), seed, plan, followsRetries);
        return Optional.of(new Prepared(target, steps, wiring, validators, opened, stepLimit));
    }

    /** What is made ready now. By any thread. */
    String doing() {
        return doing;
    }

    private boolean openResources() {
        for (Resource resource : scenario.resources()) {
            doing = "the start of " + resource.text();
            boolean ready = succeeds(resource.text() + " could not be made ready", () -> {
                AutoCloseable open = resource.open(seed);
                cleanUp.push("closing " + resource.text(), open::close);
                opened.add(open);
            });
            if (!ready) {
                return false;
            }
        }
        return true;
    }

    private void makeTarget() throws Exception {
        Target described = scenario.target();
        if (described.lifetime() != Lifetime.RUN) {
            return;
        }
        doing = "the making of the target";
        target = described.maker().make(null);
        cleanUp.push("closing the target", () -> described.close().run(target));
        access.targetMade(target);
    }

    private boolean targetCanRun() {
        if (!steps.isEmpty()) {
            return true;
        }
        Target described = scenario.target();
        if (described.lifetime() != Lifetime.RUN) {
            steps = List.of(described.stepOfEach());
            return true;
        }
        Optional<Step> whole = described.step(target);
        whole.ifPresent(step -> steps = List.of(step));
        if (whole.isEmpty()) {
            findings.problem(Kind.SETUP, cannotRun(target), null);
        }
        return whole.isPresent();
    }

    /** What to say of an object that was made for a scenario without steps. */
    static String cannotRun(Object made) {
        String type = made == null ? "null" : made.getClass().getSimpleName();
        return "a scenario without a step must have a target that can be run, but " + type + " cannot";
    }

    private void setUp() throws Throwable {
        for (Action<Object> teardown : scenario.teardowns()) {
            cleanUp.push("teardown", () -> teardown.run(target));
        }
        doing = "setup";
        for (Action<Object> setup : scenario.setups()) {
            setup.run(target);
        }
        doing = "the preparation";
    }

    private boolean arm() {
        for (Assertion assertion : scenario.assertions()) {
            if (!succeeds("validator " + assertion.name() + " could not start", () -> arm(assertion))) {
                return false;
            }
        }
        return true;
    }

    private void arm(Assertion assertion) throws Throwable {
        String what = "validator " + assertion.name();
        Optional<Duration> before = access.stepLimit();
        Check check =
                bounded.call(what, Check.PATIENCE, () -> assertion.validator().arm(access));
        cleanUp.push(
                "stopping " + what,
                () -> bounded.call(what, Check.PATIENCE, () -> {
                    check.close();
                    return null;
                }));
        ArmedValidator armed = new ArmedValidator(assertion, check);
        validators.add(armed);
        if (!access.stepLimit().equals(before)) {
            stepLimit = access.stepLimit().map(limit -> new StepLimit(limit, access.maxIgnoredInterrupts(), armed));
        }
    }

    private boolean startInjectors() {
        cleanUp.push("healing", healing::heal);
        for (Injector injector : scenario.injectors()) {
            boolean started = succeeds("injector " + injector.name() + " could not start", () -> {
                AutoCloseable running = injector.effect().start();
                healing.push("stopping injector " + injector.name(), running::close);
            });
            if (!started) {
                return false;
            }
        }
        return true;
    }

    private boolean succeeds(String problem, Part part) {
        try {
            part.run();
            return true;
        } catch (Throwable thrown) {
            findings.problem(Kind.SETUP, problem + ": " + Thrown.of(thrown).headline(), thrown);
            return false;
        }
    }
}
