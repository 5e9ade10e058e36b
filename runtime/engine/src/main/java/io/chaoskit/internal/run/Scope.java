package io.chaoskit.internal.run;

import io.chaoskit.effect.Injector;
import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.context.Context;
import io.chaoskit.internal.context.CurrentContext;
import io.chaoskit.internal.hit.Dispatcher;
import io.chaoskit.internal.hit.FaultFeed;
import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.internal.hit.RunFacts;
import io.chaoskit.internal.hit.RunHits;
import io.chaoskit.internal.hit.SharedMethods;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.hit.Wiring;
import io.chaoskit.internal.hit.WovenMethod;
import io.chaoskit.internal.host.HostMethod;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Reach;
import io.chaoskit.model.Resource;
import io.chaoskit.model.Scenario;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.points.Point;
import io.chaoskit.site.MethodShape;
import io.chaoskit.value.Clock;
import io.chaoskit.value.Mistake;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The faults of a scenario on the thread that opens the scope, until it closes it: the part of a run that makes faults, without lanes,
 * steps and checks. The code in between is the one iteration. Used by one thread, but for what the engine calls.
 */
public final class Scope implements Dispatcher.Member {

    private static final Logger LOG = LoggerFactory.getLogger(Scope.class);

    private final Scenario scenario;
    private final Stop stop = new Stop();
    private final Findings findings = new Findings("", stop, 1, failure -> {});
    private final CleanUp cleanUp = new CleanUp(findings::cleanUpFailed);
    private final List<AutoCloseable> opened = new ArrayList<>();
    private final Wiring wiring;
    private final RunClock clock = RunClock.start(Clock.SYSTEM);
    private final long seed;
    private Iteration iteration;
    private Pressures pressures;
    private RunHits runHits;
    private List<Fault> faults = List.of();
    private boolean closed;

    private Scope(Scenario scenario, long seed, Plan plan) {
        this.scenario = scenario;
        this.seed = seed;
        this.wiring = new Wiring(scenario.injectors(), List.of(), List.of(), seed, plan, false);
    }

    /**
     * Opens one; what fails is undone.
     *
     * @throws InvalidScenarioException if a pointcut matches nothing, or an effect does not fit a method that it matches
     * @throws IllegalStateException if a resource, an effect or the weaving does not start
     */
    public static Scope open(Scenario scenario, long seed, long number, Plan plan) {
        SharedLoom.Hold hold = SharedLoom.INSTANCE.hold();
        Scope scope = null;
        try {
            check(scenario);
            scope = new Scope(scenario, seed, plan);
            scope.cleanUp.push("restoring classes", hold::close);
            scope.begin(number);
            return scope;
        } catch (Throwable failed) {
            if (scope == null) {
                hold.close();
                throw failed;
            }
            scope.end();
            throw failed;
        }
    }

    private static void check(Scenario scenario) {
        ClassLoader context = Thread.currentThread().getContextClassLoader();
        ClassLoader first = context == null ? ClassLoader.getSystemClassLoader() : context;
        List<Mistake> mistakes = Preflight.mistakes(
                scenario,
                SharedLoom.INSTANCE.looks(first, scenario.classLoader().orElse(first)));
        if (!mistakes.isEmpty()) {
            throw new InvalidScenarioException(scenario.name(), mistakes);
        }
    }

    private void begin(long number) {
        SharedLoom.INSTANCE.propagate();
        for (Resource resource : scenario.resources()) {
            start(resource.text(), () -> resource.open(seed), opened::add);
        }
        for (Injector injector : scenario.injectors()) {
            start("injector " + injector.name(), () -> injector.effect().start(), started -> {});
        }
        weave();
        Prepared prepared = new Prepared(null, List.of(), wiring, List.of(), opened, Optional.empty());
        pressures = new Pressures(prepared, clock::now, stop, findings, this::held);
        enter(number);
    }

    /** Something that is closed when the scope is. */
    private interface Start {
        AutoCloseable start() throws Exception;
    }

    private void start(String what, Start start, Consumer<AutoCloseable> started) {
        try {
            AutoCloseable running = start.start();
            cleanUp.push("stopping " + what, running::close);
            started.accept(running);
        } catch (Exception failed) {
            throw new IllegalStateException(what + " could not start: " + failed.getMessage(), failed);
        }
    }

    private void weave() {
        List<Pointcut> pointcuts = Stream.concat(
                        wiring.pointcuts().stream(), wiring.hasHostRules() ? HostMethod.pointcuts() : Stream.empty())
                .toList();
        if (!pointcuts.isEmpty()) {
            SharedMethods methods = SharedLoom.INSTANCE.weave(pointcuts);
            methods.join(wiring, this::attach);
            cleanUp.push("taking the faults out of methods", () -> methods.leave(wiring));
        }
    }

    /** Called as late as when a class is loaded, by the thread that loads it. */
    private WovenMethod attach(List<Pointcut> matching, MethodShape method) {
        return wiring.woven(
                matching,
                method,
                injector -> Preflight.misfits(scenario.injectors().get(injector.injectorIndex()), method)
                        .isEmpty(),
                wiring.hasHostRules() ? HostMethod.among(matching) : null);
    }

    private void enter(long number) {
        RunFacts facts = new RunFacts(seed, wiring, null, stop, clock::now, new FaultFeed(scenario.name(), seed, null));
        ScopeActions actions = new ScopeActions(pressures, findings);
        iteration = new Iteration(facts, actions, 1);
        runHits =
                new RunHits(facts, new LaneActions(pressures, null, findings), scenario.injectors(), findings::broken);
        cleanUp.push("taking the pressures off", () -> {
            pressures.close();
            runHits.end();
        });
        cleanUp.push("leaving the injection points", () -> Dispatcher.INSTANCE.leave(this));
        Dispatcher.INSTANCE.enter(this);
        cleanUp.push("switching the injection points off", () -> Dispatcher.INSTANCE.close(this));
        Dispatcher.INSTANCE.open(this);
        iteration.begin(number);
        Dispatcher.INSTANCE.reachAnew();
        Context before = CurrentContext.swap(iteration.root().context());
        cleanUp.push("ending the faults of the thread", () -> CurrentContext.swap(before));
        arrive();
        cleanUp.push("stopping cancellations", actions::end);
        actions.begin();
        iteration.root().open(true);
    }

    /** Where no code arrives: at the run itself, and at the begin of an iteration. */
    private void arrive() {
        runHits.arrive();
        if (runHits.any()) {
            pressures.everyTick(runHits::arrive);
        }
        if (wiring.iterationStart().length > 0) {
            iteration.root().open(true);
            try {
                iteration.root().hit(wiring.iterationStart());
            } catch (Throwable thrown) {
                findings.broken("an injector failed at the begin", thrown);
            }
        }
    }

    private void held(Fault fault) {
        iteration.addHeld(fault);
    }

    /**
     * Ends the faults: waits are over, and what was put on is taken off. By the thread that opened it; does nothing the second time.
     *
     * @throws InvalidScenarioException if an injector was wrong itself
     * @throws IllegalStateException if something of the faults broke
     */
    public void close() {
        if (closed) {
            return;
        }
        end();
        if (!findings.mistakes().isEmpty()) {
            throw new InvalidScenarioException(scenario.name(), findings.mistakes());
        }
        if (!findings.allFatal().isEmpty()) {
            throw new IllegalStateException(String.join("; ", findings.allFatal()));
        }
        findings.allDoubts().forEach(doubt -> LOG.warn("{}: {}", scenario.name(), doubt));
    }

    private void end() {
        closed = true;
        if (iteration != null) {
            iteration.root().open(false);
            faults = iteration.end();
        }
        stop.release();
        cleanUp.run();
        if (iteration != null) {
            iteration.retire();
        }
    }

    /** The faults that happened, once it is closed; by thread and then by time. */
    public List<Fault> faults() {
        return faults;
    }

    @Override
    public void share() {
        // It reaches its own thread, and what that hands on, whether or not others are there.
    }

    @Override
    public Iteration everybodys() {
        return scenario.reach() == Reach.EVERYONE ? iteration : null;
    }

    @Override
    public Wiring wiring() {
        return wiring;
    }

    @Override
    public Set<Point> points() {
        return wiring.points();
    }
}
