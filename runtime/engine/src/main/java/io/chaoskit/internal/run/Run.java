package io.chaoskit.internal.run;

import io.chaoskit.internal.check.ArmedValidator;
import io.chaoskit.internal.check.Bounded;
import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.check.OuterChecks;
import io.chaoskit.internal.check.QuietPoint;
import io.chaoskit.internal.hit.BoundInjector;
import io.chaoskit.internal.hit.Dispatcher;
import io.chaoskit.internal.hit.FaultFeed;
import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.internal.hit.RunFacts;
import io.chaoskit.internal.hit.RunHits;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.hit.Wiring;
import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Reach;
import io.chaoskit.model.Scenario;
import io.chaoskit.plan.Fault;
import io.chaoskit.points.Point;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Report;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** One execution of a scenario: makes what takes part in it, and goes through its life cycle. Used once. */
public final class Run implements Dispatcher.Member, Lane.Events {

    /** How long lanes may take to end their iterations after one has failed. */
    private static final Duration GRACE_AFTER_FAILURE = Duration.ofSeconds(30);

    private final Scenario scenario;
    private final long seed;
    private final RunSettings settings;
    private final String replay;
    private final RunClock clock;
    private final Stop stop = new Stop();
    private final Followers followers;
    private final Findings findings;
    private final CleanUp cleanUp;
    private final Healing healing;
    private final Canceller canceller = new Canceller();
    private final Pace pace;
    private final QuietPoints quiet;
    private final Lanes lanes;
    private final Tracker tracker;
    private final LostLanes lost;
    private final PropagationSetup propagation;
    private final Weaving weaving;
    private final Bounded bounded;
    private volatile Preparation preparation;
    private volatile boolean interrupted;
    private volatile Prepared prepared = Prepared.NOTHING;
    private OuterChecks outerChecks;
    private Pressures pressures;
    private volatile RunHits runHits;
    private boolean begun;
    private long weavingSince;
    /** Threads of no iteration are hit too, now that the lanes are warm. */
    private volatile boolean everyoneReached;
    /** Whether one of those who follow the run threw something. */
    private volatile boolean followersFailed;

    public Run(Scenario scenario, long seed, RunSettings settings) {
        this.scenario = scenario;
        this.seed = seed;
        this.settings = settings;
        this.replay = settings.replay().apply(seed).toString();
        this.clock = RunClock.start(settings.clock());
        this.followers = new Followers(settings.events(), this::listenerFailed);
        this.findings = new Findings(replay, stop, scenario.lanes(), followers::failed);
        this.cleanUp = new CleanUp(findings::cleanUpFailed);
        this.healing = new Healing(stop, new CleanUp(findings::cleanUpFailed));
        this.pace = new Pace(
                scenario,
                settings.clock(),
                stop,
                settings.first(),
                settings.identity().shard());
        this.quiet = new QuietPoints(scenario.lanes(), stop, clock);
        this.lanes = new Lanes(scenario.lanes(), pace, quiet);
        this.tracker = new Tracker(pace, lanes, followers);
        this.lost = new LostLanes(lanes, scenario.onFailure(), findings, stop, tracker);
        this.propagation = new PropagationSetup(cleanUp, findings, settings.loom());
        this.weaving = new Weaving(scenario.injectors(), findings, cleanUp, settings.loom(), this::weaving);
        this.bounded = new Bounded(this::interrupted, tracker::leftBehind);
    }

    /** Whether no further run may begin: the JVM is ending, or the calling thread was interrupted. */
    public static boolean mayNotBegin() {
        return Thread.currentThread().isInterrupted() || ExitHook.jvmEnds();
    }

    /** Runs the whole life cycle; whatever fails is in the report. */
    public Report execute() {
        ExitHook hook = new ExitHook(stop, lost, findings, this::cutOff);
        try {
            runPrepared();
            cleanUp.run();
            return ended(report());
        } finally {
            hook.finished();
            if (interrupted) {
                // Not before: clean-up that waits would be cut short.
                Thread.currentThread().interrupt();
            }
        }
    }

    private Report report() {
        lanes.iterations().forEach(Iteration::retire);
        return new ReportMaker(results()).make();
    }

    /** What the run called on its own thread has called {@code System.exit}, and will never return: the rest is done here, by the exit hook. */
    private void cutOff() {
        String message = doing() + " called System.exit";
        findings.problem(Kind.EXIT, message, null);
        stop.now(message, Duration.ZERO);
        healing.heal();
        cleanUp.run();
        followers.cutOff(ended(report()));
    }

    /** What the run does on the thread that called it. */
    private String doing() {
        return cleanUp.doing().orElseGet(preparation == null ? () -> "the run" : preparation::doing);
    }

    /** The same, or another one when whoever followed the run failed at last. */
    private Report ended(Report report) {
        followers.ended(report);
        return followersFailed ? report() : report;
    }

    /** By any thread. */
    private void listenerFailed(Throwable thrown) {
        followersFailed = true;
        findings.broken("the listener failed", thrown);
    }

    private void runPrepared() {
        try {
            followers.started(new RunEvents.Started(
                    scenario.name(),
                    seed,
                    clock.startedAt(),
                    replay,
                    scenario.lanes(),
                    this::counts,
                    settings.identity().runId()));
            propagation.enter(this, scenario.lanes() > 1 || settings.propagates());
            if (settings.trapsExits()) {
                propagation.trapExits(new TrappedExits(lanes, lost, findings, stop, this::doing));
            }
            Optional<Prepared> ready = prepare();
            if (ready.isPresent()) {
                prepared = ready.get();
                outerChecks = new OuterChecks(prepared.validators(), bounded, findings);
                weaving.begin(prepared.wiring());
                iterate();
                healing.heal();
                outerChecks.end();
                if (findings.anyHungAtStop()) {
                    outerChecks.untold("a step hung, and was ended by the interrupt that stopped the run");
                }
            }
        } catch (Throwable unexpected) {
            findings.broken("the run broke", unexpected);
        }
    }

    /** Between two batches of classes: an interrupt must not wait until all of a package is woven. */
    private boolean weaving(int classes, int of) {
        if (followers.any()) {
            if (classes == 0) {
                weavingSince = settings.clock().nanoTime();
            }
            Duration elapsed = Duration.ofNanos(settings.clock().nanoTime() - weavingSince);
            followers.weaving(elapsed, classes, of);
        }
        if (Thread.currentThread().isInterrupted()) {
            stop.now(Coordinator.INTERRUPTED);
        }
        return !stop.requested();
    }

    private Optional<Prepared> prepare() {
        healing.push("stopping cancellations", canceller::close);
        ValidatorAccess access = new ValidatorAccess(settings.clock(), stop, scenario, lanes, tracker, propagation);
        preparation = new Preparation(scenario, seed, cleanUp, healing, findings, bounded, access);
        return preparation.prepare(settings.plan());
    }

    private void iterate() {
        FaultFeed feed = new FaultFeed(scenario.name(), seed, followers.wantsFaults() ? this::fired : null);
        RunFacts facts = new RunFacts(seed, prepared.wiring(), prepared.target(), stop, pace::nanosSinceStart, feed);
        pressures = new Pressures(prepared, pace::nanosSinceStart, stop, findings, lanes::addHeld);
        runHits =
                new RunHits(facts, new LaneActions(pressures, null, findings), scenario.injectors(), findings::broken);
        healing.push("taking the pressures off", () -> {
            pressures.close();
            runHits.end();
        });
        Lane.Shared shared = new Lane.Shared(
                scenario, facts, prepared, clock, pace, quiet, stop, findings, pressures, canceller, this);
        if (prepared.validators().stream().anyMatch(ArmedValidator::atQuietPoints)) {
            quiet.begin(prepared.target(), settings.first());
        }
        cleanUp.push(
                "closing the targets of lanes",
                () -> lanes.all().forEach(lane -> lane.target().retire()));
        lanes.make(number -> new Lane(shared, number), () -> Dispatcher.INSTANCE.open(this));
        Dispatcher.INSTANCE.open(this);
        cleanUp.push("switching the injection points off", () -> Dispatcher.INSTANCE.close(this));
        Coordinator coordinator =
                new Coordinator(lanes, lost, prepared.stepLimit(), clock, pace, quiet, stop, tracker, findings);
        lanes.start();
        if (coordinator.await()) {
            interrupted();
        }
        pace.ended();
        lookAtEnd();
    }

    /** Conditions look at the target once more, unless an iteration was left halfway. */
    private void lookAtEnd() {
        if (lanes.all().stream().noneMatch(lane -> lane.wasCut() || tracker.isLost(lane))) {
            long last =
                    lanes.all().stream().mapToLong(Lane::lastIteration).max().orElse(0);
            quiet.atEnd(last).filter(point -> !outerChecks.quietPoint(point)).ifPresent(this::violatedAt);
        }
        quiet.doubt(tracker.iterations().total()).ifPresent(findings::doubt);
    }

    /** Under the pressures that are on from then. */
    @Override
    public void warmedUp() {
        synchronized (this) {
            if (!begun) {
                begun = true;
                outerChecks.begin();
                runHits.arrive();
                if (runHits.any()) {
                    pressures.everyTick(runHits::arrive);
                }
                prepared.wiring().outsiders().reset();
                everyoneReached = scenario.reach() == Reach.EVERYONE;
                Dispatcher.INSTANCE.reachAnew();
            }
        }
        pace.start();
    }

    @Override
    public void iterationEnded(long iteration, int lane, boolean passed, long nanos, List<Fault> trace) {
        findings.ended(trace);
        findings.failures().iterationEnded(iteration);
        if (!passed && scenario.onFailure() == FailurePolicy.STOP) {
            findings.stoppedBy(iteration);
            stop.now("iteration " + iteration + " failed", GRACE_AFTER_FAILURE);
        }
        followers.iterationEnded(iteration, lane, passed, nanos, trace);
    }

    @Override
    public boolean wantsSteps() {
        return followers.wantsSteps();
    }

    @Override
    public void stepEnded(long iteration, int lane, String step, boolean passed, long nanos) {
        followers.stepEnded(iteration, lane, step, passed, nanos);
    }

    private void fired(Fault fault, BoundInjector by, int lane, String id) {
        followers.fired(id, lane, scenario.injectors().get(by.injectorIndex()).scope(), fault);
    }

    /** What the injectors have met so far at each of their sites. */
    private List<RunEvents.Count> counts() {
        List<BoundInjector> bound = prepared.wiring().injectors();
        long[] hits = new long[bound.size()];
        long[] fired = new long[bound.size()];
        iterations().forEach(each -> each.addCounts(hits, fired));
        return bound.stream()
                .map(each -> new RunEvents.Count(
                        each.injector(),
                        scenario.injectors().get(each.injectorIndex()).scope(),
                        each.siteText(),
                        each.effectText(),
                        hits[each.index()],
                        fired[each.index()]))
                .toList();
    }

    /** All that have counts: of the lanes, and of the run itself. */
    private Stream<Iteration> iterations() {
        return Stream.concat(lanes.iterations(), Stream.ofNullable(runHits).map(RunHits::iteration));
    }

    @Override
    public void violatedAt(QuietPoint point) {
        if (scenario.onFailure() == FailurePolicy.STOP) {
            String what = "a condition did not hold after iteration " + point.iteration();
            findings.stoppedBecause(what);
            stop.now(what, GRACE_AFTER_FAILURE);
        }
    }

    @Override
    public void ended(Lane lane) {
        lanes.ended(lane);
    }

    /** The thread that ran the scenario was interrupted: it will be again when all is cleaned up. */
    private void interrupted() {
        interrupted = true;
    }

    @Override
    public void share() {
        propagation.share();
    }

    @Override
    public Iteration everybodys() {
        Iteration only = lanes.onlyIteration();
        return only == null && everyoneReached ? runHits.iteration() : only;
    }

    @Override
    public Wiring wiring() {
        return prepared.wiring();
    }

    @Override
    public Set<Point> points() {
        return prepared.wiring().points();
    }

    private ReportMaker.Results results() {
        return new ReportMaker.Results(
                scenario,
                seed,
                settings.plan(),
                replay,
                settings,
                clock,
                prepared,
                iterations().toList(),
                stop,
                pace,
                tracker,
                findings,
                canceller,
                weaving);
    }
}
