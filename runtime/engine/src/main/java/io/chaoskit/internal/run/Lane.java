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
import io.chaoskit.internal.run.Prepared.StepLimit;
import io.chaoskit.model.Scenario;
import io.chaoskit.model.Step;
import io.chaoskit.plan.Fault;
import io.chaoskit.validator.Hang;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.HdrHistogram.SingleWriterRecorder;

/** One of the concurrent loops of a run, on a thread of its own. */
final class Lane implements Runnable {

    private static final int DIGITS = 3;

    private final Shared run;
    private final Clock clock;
    private final Iteration iteration;
    private final Step[] steps;
    private final LaneTarget target;
    private final Judge judge;
    private final StepWatch watch = new StepWatch();
    private final CheckWatch checks = new CheckWatch();
    private final SingleWriterRecorder latency = new SingleWriterRecorder(DIGITS);
    private final Thread thread;
    private final Cancellations cancellations;
    private final AtomicBoolean ended = new AtomicBoolean();
    private long now;
    private boolean abandoned;
    private volatile int step;
    private volatile boolean injecting;
    private volatile boolean cut;
    private volatile long last;
    /** What is known of the step that hung when the run was stopped, and was interrupted for that. */
    private volatile Hang hungAtStop;

    private volatile long passed;
    private volatile long failed;

    /** Gets the events of lanes. Called by their threads. */
    interface Events {

        /** The lanes are warm: what is counted and timed starts here. */
        void warmedUp();

        void iterationEnded(long iteration, int lane, boolean passed, List<Fault> trace);

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
        this.cancellations = new Cancellations(run.canceller(), watch, thread);
        this.iteration = new Iteration(run.facts(), new LaneActions(run.pressures(), cancellations, run.findings()), number);
        this.steps = run.prepared().steps().toArray(Step[]::new);
        Scenario scenario = run.scenario();
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
            run.events().iterationEnded(next, iteration.lane(), false, List.of());
        }
        return true;
    }

    private boolean warmUp(long next) {
        iteration.beginWarmUp(next);
        now = clock.nanoTime();
        Throwable thrown = runSteps(false);
        if (hungAtStop != null && !abandoned) {
            run.findings().hungInWarmUp(hungAtStop);
        } else if (thrown != null && !cut) {
            run.findings().warmUpFailed(stepName(), thrown);
        }
        return !abandoned;
    }

    private boolean iterate(long next) {
        iteration.begin(next);
        arriveAtStart();
        long start = clock.nanoTime();
        now = start;
        Throwable thrown = runSteps(true);
        if (abandoned) {
            return false;
        }
        iteration.stepsEnded(now - start, thrown);
        List<Fault> trace = iteration.end();
        if (iteration.wiring().iterationStart().length > 0) {
            run.pressures().iterationEnded();
        }
        if (cut) {
            // The run was stopped and this iteration cut short: it says nothing about the target.
            return true;
        }
        boolean ok = judged(now - start, thrown, trace);
        if (checks.abandoned()) {
            return false;
        }
        count(ok, trace);
        return true;
    }

    private boolean judged(long nanos, Throwable thrown, List<Fault> trace) {
        if (hungAtStop != null) {
            // Its time is only how long nobody stopped it.
            return judge.hungAtStop(hungAtStop, thrown, trace);
        }
        latency.recordValue(nanos);
        return judge.iteration(stepName(), thrown, trace);
    }

    private void count(boolean ok, List<Fault> trace) {
        if (ok) {
            passed++;
        } else {
            failed++;
        }
        run.events().iterationEnded(iteration.iteration(), iteration.lane(), ok, trace);
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

    private Throwable runSteps(boolean withFaults) {
        for (int i = 0; i < steps.length; i++) {
            step = i;
            Throwable thrown = null;
            BoundInjector[] before = withFaults ? iteration.wiring().step(i) : BoundInjector.NONE;
            injecting = before.length > 0;
            long enteredAt = run.clock().since(now);
            watch.enter(enteredAt);
            try {
                iteration.root().open(true);
                if (injecting) {
                    inject(before, enteredAt);
                }
                steps[i].body().run(iteration);
            } catch (Throwable any) {
                thrown = any;
            } finally {
                iteration.root().open(false);
            }
            now = clock.nanoTime();
            abandoned = !watch.leave();
            cancellations.stepEnded(thrown != null);
            if (thrown != null || abandoned || hungAtStop != null) {
                return thrown;
            }
        }
        return null;
    }

    /** What is injected before a step is no time of the step's: no validator may call it stuck for that. */
    private void inject(BoundInjector[] before, long enteredAt) throws Throwable {
        iteration.root().hit(before);
        watch.restart(enteredAt, run.clock().now());
        injecting = false;
    }

    /** The step that runs now, or ran last. */
    String stepName() {
        return steps[step].name();
    }

    // What follows is called by the coordinator.

    /** When the current step started; 0 when there is none, it has not begun itself, or it was interrupted already. */
    long inStepSince() {
        long startedAt = watch.startedAt();
        return injecting ? 0 : Math.max(0, startedAt);
    }

    /** Takes hold of the step that started then, because it is stuck; empty when it ended meanwhile. */
    Optional<Hang> claimStuck(long startedAt, Duration limit) {
        Hang hang = new Hang(stepName(), limit, List.of(stack()));
        return watch.claim(startedAt, () -> iteration.hung(hang)) ? Optional.of(hang) : Optional.empty();
    }

    List<StackTraceElement> stack() {
        return List.of(thread.getStackTrace());
    }

    /** Ends a stuck step by an interrupt, with more samples of where it is, unless it ended meanwhile. */
    void interruptStuck(long startedAt, Hang hang) {
        watch.whileClaimed(startedAt, () -> {
            iteration.hung(hang);
            thread.interrupt();
        });
    }

    /** Gives the lane up with the stuck step that started then, and returns its trace; empty when the step ended. */
    Optional<List<Fault>> abandonStuck(long startedAt) {
        return watch.abandonClaimed(startedAt) ? Optional.of(iteration.end()) : Optional.empty();
    }

    /** Ends the step that runs now, and says that its iteration does not count, or the validator that is asked now. */
    void cut() {
        long startedAt = watch.startedAt();
        if (startedAt > 0) {
            watch.claim(startedAt, () -> {
                cut = true;
                thread.interrupt();
            });
        }
        target.cut(thread);
        long question = checks.question();
        if (question > 0) {
            checks.interrupt(question, thread, "before the run was stopped");
        }
    }

    /** The same for a step that hangs: its iteration failed. False when the step ended meanwhile. */
    boolean cutHung(long startedAt, Hang hang) {
        return watch.claim(startedAt, () -> {
            hungAtStop = hang;
            thread.interrupt();
        });
    }

    /** The step that hung when the run was stopped; null for none. */
    Hang hungAtStop() {
        return hungAtStop;
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
        return watch.abandon() ? iteration.end() : null;
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
        return cut || target.cutShort();
    }

    /** The last iteration that it began; 0 for none. */
    long lastIteration() {
        return last;
    }

    /** For example {@code in step 'buy'}. */
    String doing() {
        String pausing = target.doing().isEmpty() ? "between two iterations" : target.doing();
        String checking = checks.waiting() ? "in validator " + checks.asked().name() : pausing;
        return watch.inStep() ? "in step '" + stepName() + "'" : checking;
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

    SingleWriterRecorder latency() {
        return latency;
    }

    long passed() {
        return passed;
    }

    long failed() {
        return failed;
    }
}
