package io.chaoskit.run;

import io.chaoskit.model.FailurePolicy;
import io.chaoskit.model.Scenario;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Plan;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.report.Report;
import io.chaoskit.report.Thrown;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;

/** One execution of a scenario. Used once. */
final class Run {

    /** How long lanes may take to end their iterations after one has failed. */
    private static final Duration GRACE = Duration.ofSeconds(30);

    private final Scenario scenario;
    private final long seed;
    private final RunSettings settings;
    private final String replay;
    private final Instant startedAt;
    private final long origin;
    private volatile long outsideBefore = Dispatcher.INSTANCE.outside();
    private final Stop stop = new Stop();
    private final Pace pace;
    private final CleanUp cleanUp = new CleanUp();
    private final CleanUp injectors = new CleanUp();
    private final Canceller canceller = new Canceller();
    private final Findings findings = new Findings();
    private final List<Lane> lanes = new CopyOnWriteArrayList<>();
    private final Pressures pressures = new Pressures(this);
    private final Tracker tracker;
    private final CountDownLatch lanesLeft;
    /** What the scenario's resources were opened as. */
    private final List<AutoCloseable> opened = new CopyOnWriteArrayList<>();

    private final Losses losses = new Losses(this);
    private final Reach reach = new Reach(this);
    private final Weaving weaving = new Weaving(this);
    private volatile boolean interrupted;
    private volatile boolean shared;
    private boolean begun;
    private volatile Prepared prepared = Prepared.NOTHING;
    private RunHits runHits;

    Run(Scenario scenario, long seed, RunSettings settings) {
        this.scenario = scenario;
        this.seed = seed;
        this.settings = settings;
        this.replay = settings.replay().apply(seed).toString();
        this.startedAt = settings.clock().now();
        this.origin = settings.clock().nanoTime() - 1;
        this.pace = new Pace(scenario, settings.clock(), stop);
        this.tracker = new Tracker(pace, lanes, settings.listener());
        this.lanesLeft = new CountDownLatch(scenario.lanes());
    }

    /** Runs the whole life cycle; whatever fails is in the report. */
    Report execute() {
        ExitHook hook = new ExitHook(this);
        try {
            runPrepared();
            cleanUp.run(findings::cleanUpFailed);
            lanes.forEach(lane -> lane.iteration().retire());
            return new ReportMaker(this).make();
        } finally {
            hook.finished();
            if (interrupted) {
                // Not before: clean-up that waits would be cut short.
                Thread.currentThread().interrupt();
            }
        }
    }

    private void runPrepared() {
        try {
            reach.enter();
            Optional<Prepared> ready = new Preparation(this).prepare();
            if (ready.isPresent()) {
                prepared = ready.get();
                weaving.begin();
                iterate();
                heal();
                new OuterChecks(this).end();
            }
        } catch (Throwable unexpected) {
            broken("the run broke", unexpected);
        }
    }

    private void iterate() {
        runHits = new RunHits(this);
        injectors.push("taking the pressures off", runHits::end);
        for (int i = 1; i <= scenario.lanes(); i++) {
            lanes.add(new Lane(this, i));
        }
        Dispatcher.INSTANCE.open(this);
        cleanUp.push("switching the injection points off", () -> Dispatcher.INSTANCE.close(this));
        lanes.forEach(Lane::start);
        if (new Coordinator(this, lanes, lanesLeft).await()) {
            interrupted();
        }
    }

    /**
     * Ends every fault that lasts: injected waits are over, and what injectors started is stopped, in reverse order. From here on
     * nothing is injected any more. Does nothing the second time.
     */
    void heal() {
        stop.release();
        injectors.run(findings::cleanUpFailed);
    }

    /** Every lane is warm: what is counted and timed starts here, under the pressures that are on from then. */
    void warmedUp() {
        synchronized (injectors) {
            if (!begun) {
                begun = true;
                new OuterChecks(this).begin();
                runHits.begin();
            }
        }
        long outside = Dispatcher.INSTANCE.outside();
        if (pace.start()) {
            outsideBefore = outside;
        }
    }

    void iterationEnded(long iteration, int lane, boolean passed, List<Fault> trace) {
        if (!passed && scenario.onFailure() == FailurePolicy.STOP) {
            findings.fatal("iteration " + iteration + " failed, and onFailure is stop");
            stop.now("iteration " + iteration + " failed", GRACE);
        }
        if (settings.listener() != RunListener.NONE) {
            try {
                settings.listener().iterationEnded(new IterationResult(iteration, lane, passed, trace));
            } catch (Throwable failed) {
                broken("the listener failed", failed);
            }
        }
    }

    void laneEnded(Lane lane) {
        if (lane.over()) {
            pace.warm();
            lanesLeft.countDown();
        }
    }

    /** Starts a lane in the place of one that does not come back. By the coordinator. */
    void replace(Lane lost) {
        if (lost.over()) {
            Lane fresh = new Lane(this, lost.iteration().lane());
            lanes.add(fresh);
            Dispatcher.INSTANCE.open(this);
            fresh.start();
        }
    }

    /** Something of the run itself failed. It goes on to its clean-up. */
    void broken(String what, Throwable thrown) {
        findings.problem(Kind.RUN, what + ": " + Thrown.of(thrown).headline(), thrown);
        stop.now(what, Duration.ofSeconds(2));
    }

    /** The thread that ran the scenario was interrupted: it will be again when all is cleaned up. */
    void interrupted() {
        interrupted = true;
    }

    /** Another run is there at the same time. */
    void share() {
        shared = true;
    }

    boolean shared() {
        return shared;
    }

    /** The one iteration that every thread belongs to; null with several lanes. */
    Iteration onlyIteration() {
        return scenario.lanes() == 1 ? lanes.get(lanes.size() - 1).iteration() : null;
    }

    long hitsOutside() {
        return Dispatcher.INSTANCE.outside() - outsideBefore;
    }

    /** Nanoseconds since the run was made, more than zero, so that 0 can mean none. */
    long sinceOrigin(long nanoTime) {
        return nanoTime - origin;
    }

    Scenario scenario() {
        return scenario;
    }

    Prepared prepared() {
        return prepared;
    }

    Wiring wiring() {
        return prepared.wiring();
    }

    Plan plan() {
        return settings.plan();
    }

    Clock clock() {
        return settings.clock();
    }

    Map<String, String> environment() {
        return settings.environment();
    }

    String replay() {
        return replay;
    }

    long seed() {
        return seed;
    }

    Instant startedAt() {
        return startedAt;
    }

    Stop stop() {
        return stop;
    }

    Pressures pressures() {
        return pressures;
    }

    RunHits runHits() {
        return runHits;
    }

    Pace pace() {
        return pace;
    }

    Reach reach() {
        return reach;
    }

    Weaving weaving() {
        return weaving;
    }

    CleanUp cleanUp() {
        return cleanUp;
    }

    Canceller canceller() {
        return canceller;
    }

    /** What injectors started. */
    CleanUp injectors() {
        return injectors;
    }

    List<AutoCloseable> opened() {
        return opened;
    }

    Findings findings() {
        return findings;
    }

    Tracker tracker() {
        return tracker;
    }

    /** What to do about lanes that do not come back. */
    Losses losses() {
        return losses;
    }

    List<Lane> lanes() {
        return lanes;
    }
}
