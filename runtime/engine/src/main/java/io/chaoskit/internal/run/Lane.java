package io.chaoskit.internal.run;

import io.chaoskit.internal.check.CheckWatch;
import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.check.Judge;
import io.chaoskit.internal.check.QuietPoint;
import io.chaoskit.internal.check.StepWatch;
import io.chaoskit.internal.context.ContextThread;
import io.chaoskit.internal.context.CurrentContext;
import io.chaoskit.internal.hit.BoundInjector;
import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.internal.hit.RunFacts;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.report.Histograms;
import io.chaoskit.internal.run.Prepared.StepLimit;
import io.chaoskit.model.Scenario;
import io.chaoskit.plan.Fault;
import io.chaoskit.value.Clock;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.SingleWriterRecorder;

/** One of the concurrent loops of a run, on a thread of its own. */
final class Lane implements Runnable {

    private final Shared run;
    private final Clock clock;
    private final Iteration iteration;
    private final LaneSteps steps;
    private final LaneTarget target;
    private final Judge judge;
    private final CheckWatch checks = new CheckWatch();
    private final SingleWriterRecorder latency = new SingleWriterRecorder(Histograms.DIGITS);
    /** Used again, so that nothing is allocated ten times a second for each lane. */
    private Histogram drained;

    private final Thread thread;
    private final AtomicBoolean ended = new AtomicBoolean();
    private volatile long last;
    private volatile long passed;
    private volatile long failed;

    /** Gets the events of lanes. Called by their threads. */
    interface Events {

        /** The lanes are warm: what is counted and timed starts here. */
        void warmedUp();

        /** {@code nanos} is how long its steps took. */
        void iterationEnded(long iteration, int lane, boolean passed, long nanos, List<Fault> trace);

        /** Whether {@link #stepEnded} is wanted. */
        boolean wantsSteps();

        void stepEnded(long iteration, int lane, String step, boolean passed, long nanos);

        /** A condition did not hold when no lane was inside an iteration. */
        void violatedAt(QuietPoint point);

        void ended(Lane lane);
    }

    /**
     * The collaborators that all lanes of a run share.
     *
     * @param scenario what is run
     * @param facts for their iterations
     * @param prepared steps and validators
     * @param clock the time
     * @param pace deals out the iterations
     * @param quiet where it waits for the others
     * @param stop ends the run
     * @param findings what goes wrong
     * @param pressures what hits put on
     * @param canceller what hits cancel
     * @param events gets what happens
     */
    record Shared(
            Scenario scenario,
            RunFacts facts,
            Prepared prepared,
            RunClock clock,
            Pace pace,
            QuietPoints quiet,
            Stop stop,
            Findings findings,
            Pressures pressures,
            Canceller canceller,
            Events events) {}

    Lane(Shared run, int number) {
        this.run = run;
        this.clock = run.clock().clock();
        this.thread = new ContextThread(this, "chaoskit-lane-" + number);
        this.thread.setDaemon(true);
        StepWatch watch = new StepWatch();
        Cancellations cancellations = new Cancellations(run.canceller(), watch, thread);
        this.iteration =
                new Iteration(run.facts(), new LaneActions(run.pressures(), cancellations, run.findings()), number);
        Scenario scenario = run.scenario();
        this.steps = new LaneSteps(
                iteration,
                run.prepared().steps(),
                scenario.tolerance(),
                run.clock(),
                watch,
                cancellations,
                thread,
                run.events());
        this.target = new LaneTarget(scenario.target(), scenario.steps().isEmpty(), iteration, run.findings());
        this.judge = new Judge(
                iteration,
                run.prepared().validators(),
                run.prepared().stepLimit().map(StepLimit::by),
                checks,
                run.findings());
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        CurrentContext.swap(iteration.root().context());
        try {
            if (target.laneBegins() ? warmUp() : unable()) {
                iterate();
            }
        } catch (Throwable broken) {
            run.findings().broken("lane " + iteration.lane() + " ended", broken);
        } finally {
            target.close();
            CurrentContext.swap(null);
            run.events().ended(this);
        }
    }

    /** The lane has no target, before the first iteration that counts: the run ends. */
    private boolean unable() {
        run.stop().now("the target could not be made");
        return false;
    }

    private boolean warmUp() {
        boolean alive = true;
        for (long next = run.pace().nextWarmUp();
                alive && next > 0;
                next = run.pace().nextWarmUp()) {
            alive = target.iterationBegins(next) ? warmUp(next) : unable();
            target.iterationEnded();
        }
        return alive;
    }

    private void iterate() {
        run.pace().awaitWarm();
        run.events().warmedUp();
        boolean alive = true;
        for (long next = run.pace().nextIteration();
                alive && next > 0;
                next = run.pace().nextIteration()) {
            alive = run.quiet().pass(this, next) && oneIteration(next);
        }
    }

    private boolean oneIteration(long next) {
        last = next;
        boolean alive = target.iterationBegins(next) ? iterate(next) : withoutTarget(next);
        target.iterationEnded();
        return alive;
    }

    /** Has the conditions looked at, for all lanes; false when the lane was given up meanwhile. */
    boolean look(QuietPoint point) {
        if (!judge.quietPoint(point)) {
            run.events().violatedAt(point);
        }
        return !checks.abandoned();
    }

    /** An iteration that could not begin failed, unless the run ends anyway. */
    private boolean withoutTarget(long next) {
        if (!target.cutShort()) {
            failed++;
            run.events().iterationEnded(next, iteration.lane(), false, 0, List.of());
        }
        return true;
    }

    private boolean warmUp(long next) {
        iteration.beginWarmUp(next);
        Throwable thrown = steps.run(false);
        if (steps.hungAtStop() != null && !steps.abandoned()) {
            run.findings().hungInWarmUp(steps.hungAtStop());
        } else if (thrown != null && !steps.wasCut()) {
            run.findings().warmUpFailed(steps.name(), thrown);
        }
        return !steps.abandoned();
    }

    private boolean iterate(long next) {
        iteration.begin(next);
        arriveAtStart();
        long start = clock.nanoTime();
        Throwable thrown = steps.run(true);
        if (steps.abandoned()) {
            return false;
        }
        long nanos = steps.endedAt() - start;
        iteration.stepsEnded(nanos, thrown);
        List<Fault> trace = iteration.end();
        if (iteration.wiring().iterationStart().length > 0) {
            run.pressures().iterationEnded();
        }
        if (steps.wasCut()) {
            return true;
        }
        boolean ok = judged(nanos, thrown, trace);
        if (checks.abandoned()) {
            return false;
        }
        count(ok, nanos, trace);
        return true;
    }

    private boolean judged(long nanos, Throwable thrown, List<Fault> trace) {
        if (steps.hungAtStop() != null) {
            // Its time is only how long nobody stopped it.
            return judge.hungAtStop(steps.hungAtStop(), thrown, trace);
        }
        latency.recordValue(nanos);
        return judge.iteration(steps.name(), thrown, trace);
    }

    private void count(boolean ok, long nanos, List<Fault> trace) {
        if (ok) {
            passed++;
        } else {
            failed++;
        }
        run.events().iterationEnded(iteration.iteration(), iteration.lane(), ok, nanos, trace);
    }

    /** What is put on links for this iteration is no time of the steps. */
    private void arriveAtStart() {
        BoundInjector[] injectors = iteration.wiring().iterationStart();
        if (injectors.length > 0) {
            iteration.root().open(true);
            try {
                iteration.root().hit(injectors);
            } catch (Throwable thrown) {
                run.findings().broken("an injector failed at the begin of iteration " + iteration.iteration(), thrown);
            } finally {
                iteration.root().open(false);
            }
        }
    }

    // What follows is called by the coordinator.

    LaneSteps steps() {
        return steps;
    }

    /** Ends the step that runs now, and says that its iteration does not count, or the validator that is asked now. */
    void cut() {
        steps.cut();
        target.cut(thread);
        long question = checks.question();
        if (question > 0) {
            checks.interrupt(question, thread, "before the run was stopped");
        }
    }

    CheckWatch checks() {
        return checks;
    }

    LaneTarget target() {
        return target;
    }

    /** Gives the lane up with what it does now, and returns the trace of its step; null when it is in none. */
    List<Fault> abandon() {
        target.abandon();
        return steps.abandon();
    }

    /** Marks the lane as ended, or given up; whether that is so for the first time. */
    boolean markEnded() {
        return ended.compareAndSet(false, true);
    }

    /** Whether it has ended, or was given up. */
    boolean hasEnded() {
        return ended.get();
    }

    /** Whether an iteration was cut short because the run ends. */
    boolean wasCut() {
        return steps.wasCut() || steps.hungAtStop() != null || target.cutShort();
    }

    /** The last iteration that it began; 0 for none. */
    long lastIteration() {
        return last;
    }

    /** For example {@code in step 'buy'}. */
    String doing() {
        String pausing = target.doing().isEmpty() ? "between two iterations" : target.doing();
        return steps.inStep() || checks.waiting() ? "in " + caller() : pausing;
    }

    /** Whose code runs now, for example {@code step 'buy'}. */
    String caller() {
        String pausing = target.doing().isEmpty() ? "" : " (" + target.doing() + ")";
        String checking =
                checks.waiting() ? "validator " + checks.asked().name() : "lane " + iteration.lane() + pausing;
        return steps.inStep() ? "step '" + steps.name() + "'" : checking;
    }

    String describe() {
        return "thread " + thread.getName() + " is still " + doing();
    }

    boolean alive() {
        return thread.isAlive();
    }

    Thread thread() {
        return thread;
    }

    Iteration iteration() {
        return iteration;
    }

    /** Adds the latencies since the last time; one caller at a time. */
    void drainLatency(Histogram to) {
        drained = latency.getIntervalHistogram(drained);
        to.add(drained);
    }

    long passed() {
        return passed;
    }

    /** How often a step passed on what it may end with. */
    long propagated() {
        return steps.propagated();
    }

    long failed() {
        return failed;
    }
}
