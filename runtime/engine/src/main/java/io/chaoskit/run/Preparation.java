package io.chaoskit.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.model.Action;
import io.chaoskit.model.Assertion;
import io.chaoskit.model.Resource;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Step;
import io.chaoskit.model.Target;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Thrown;
import io.chaoskit.validator.Check;
import io.chaoskit.validator.RunAccess;
import io.chaoskit.validator.RunOutcome;
import io.chaoskit.validator.ThreadStart;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes a run ready, in order; each thing is on the clean-up stack before the next one is begun. */
final class Preparation implements RunAccess {

    /** What of a preparation may fail. */
    private interface Part {
        void run() throws Throwable;
    }

    private final Run run;
    private final Scenario scenario;
    private final List<ArmedAssertion> assertions = new ArrayList<>();
    private Object target;
    private List<Step> steps;
    private Optional<Duration> stepLimit = Optional.empty();
    private int limitedBy;
    private int undying;

    Preparation(Run run) {
        this.run = run;
        this.scenario = run.scenario();
        this.steps = scenario.steps();
    }

    /** Empty when something failed; that is in the findings then, and what was begun is on the clean-up stack. */
    Optional<Prepared> prepare() {
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
        Wiring wiring = new Wiring(
                scenario.injectors(), measured, steps.stream().map(Step::name).toList(), run.seed(), run.plan());
        Optional<ArmedAssertion> limiter = stepLimit.map(limit -> assertions.get(limitedBy));
        return Optional.of(new Prepared(target, steps, wiring, assertions, stepLimit, limiter, undying));
    }

    private boolean openResources() {
        for (Resource resource : scenario.resources()) {
            boolean opened = succeeds(resource.text() + " could not be made ready", () -> {
                AutoCloseable open = resource.open(run.seed());
                run.cleanUp().push("closing " + resource.text(), open::close);
                run.opened().add(open);
            });
            if (!opened) {
                return false;
            }
        }
        return true;
    }

    private void makeTarget() throws Exception {
        Target described = scenario.target();
        target = described.create().call();
        run.cleanUp().push("closing the target", () -> described.close().run(target));
    }

    private boolean targetCanRun() {
        if (!steps.isEmpty()) {
            return true;
        }
        Optional<Step> whole = scenario.target().step(target);
        whole.ifPresent(step -> steps = List.of(step));
        if (whole.isEmpty()) {
            String type = target == null ? "null" : target.getClass().getSimpleName();
            run.findings()
                    .problem(
                            Kind.SETUP,
                            "a scenario without a step must have a target that can be run, but " + type + " cannot",
                            null);
        }
        return whole.isPresent();
    }

    private void setUp() throws Throwable {
        for (Action<Object> teardown : scenario.teardowns()) {
            run.cleanUp().push("teardown", () -> teardown.run(target));
        }
        for (Action<Object> setup : scenario.setups()) {
            setup.run(target);
        }
    }

    private boolean arm() {
        for (Assertion assertion : scenario.assertions()) {
            boolean armed = succeeds("validator " + assertion.name() + " could not start", () -> {
                Bounded bounded = new Bounded(run, "validator " + assertion.name());
                Check check =
                        bounded.call(Check.PATIENCE, () -> assertion.validator().arm(this));
                run.cleanUp()
                        .push(
                                "stopping validator " + assertion.name(),
                                () -> bounded.call(Check.PATIENCE, () -> {
                                    check.close();
                                    return null;
                                }));
                assertions.add(new ArmedAssertion(assertion, check));
            });
            if (!armed) {
                return false;
            }
        }
        return true;
    }

    private boolean startInjectors() {
        run.cleanUp().push("healing", run::heal);
        run.injectors().push("stopping cancellations", run.canceller()::close);
        for (Injector injector : scenario.injectors()) {
            boolean started = succeeds("injector " + injector.name() + " could not start", () -> {
                AutoCloseable running = injector.effect().start();
                run.injectors().push("stopping injector " + injector.name(), running::close);
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
            run.findings()
                    .problem(Kind.SETUP, problem + ": " + Thrown.of(thrown).headline(), thrown);
            return false;
        }
    }

    @Override
    public Clock clock() {
        return run.clock();
    }

    @Override
    public RunOutcome outcome() {
        return new Outcome(run);
    }

    @Override
    public void stop(String why) {
        run.stop().now(why, Duration.ofSeconds(2));
    }

    @Override
    public int lanes() {
        return scenario.lanes();
    }

    @Override
    public boolean shared() {
        return run.shared();
    }

    @Override
    public void traceThreadStarts() {
        run.reach().traceThreadStarts();
    }

    @Override
    public Optional<ThreadStart> startOf(long thread) {
        return ThreadStarts.INSTANCE.of(thread, run);
    }

    @Override
    public void interruptStepsAfter(Duration limit, int mayIgnoreIt) {
        if (stepLimit.isEmpty() || limit.compareTo(stepLimit.get()) < 0) {
            stepLimit = Optional.of(limit);
            limitedBy = assertions.size();
            undying = mayIgnoreIt;
        }
    }
}
