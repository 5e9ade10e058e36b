package io.chaoskit.run;

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

    private final Run run;
    private final Clock clock;
    private final Iteration iteration;
    private final Step[] steps;
    private final Judge judge;
    private final StepWatch watch = new StepWatch();
    private final CheckWatch checks = new CheckWatch();
    private final SingleWriterRecorder latency = new SingleWriterRecorder(DIGITS);
    private final Thread thread;
    private final Cancellations cancellations;
    private final AtomicBoolean over = new AtomicBoolean();
    private long now;
    private boolean abandoned;
    private volatile int step;
    private volatile boolean injecting;
    private volatile boolean cut;
    private volatile long passed;
    private volatile long failed;

    Lane(Run run, int number) {
        this.run = run;
        this.clock = run.clock();
        this.iteration = new Iteration(run, number);
        this.steps = run.prepared().steps().toArray(Step[]::new);
        this.judge = new Judge(run, iteration, checks);
        this.thread = new LaneThread(this, "chaoskit-lane-" + number);
        this.thread.setDaemon(true);
        this.cancellations = new Cancellations(run.canceller(), iteration, watch, thread);
        this.iteration.cancelledBy(cancellations);
    }

    void start() {
        thread.start();
    }

    @Override
    public void run() {
        CurrentTask.set(iteration.root());
        try {
            boolean alive = true;
            for (long next = run.pace().nextWarmUp();
                    alive && next > 0;
                    next = run.pace().nextWarmUp()) {
                alive = warmUp(next);
            }
            run.pace().awaitWarm();
            run.warmedUp();
            for (long next = run.pace().nextIteration();
                    alive && next > 0;
                    next = run.pace().nextIteration()) {
                alive = iterate(next);
            }
        } catch (Throwable broken) {
            run.broken("lane " + iteration.lane() + " ended", broken);
        } finally {
            CurrentTask.set(null);
            run.laneEnded(this);
        }
    }

    private boolean warmUp(long next) {
        iteration.beginWarmUp(next);
        now = clock.nanoTime();
        Throwable thrown = runSteps(false);
        if (thrown != null && !cut) {
            judge.warmUpFailed(stepName(), thrown);
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
        latency.recordValue(now - start);
        boolean ok = judge.iteration(stepName(), thrown, trace);
        if (checks.abandoned()) {
            return false;
        }
        if (ok) {
            passed++;
        } else {
            failed++;
        }
        run.iterationEnded(iteration.iteration(), iteration.lane(), ok, trace);
        return true;
    }

    /** What is put on links for this iteration is no time of the steps. */
    private void arriveAtStart() {
        Slot[] slots = iteration.wiring().iterationStart();
        if (slots.length > 0) {
            iteration.root().open(true);
            try {
                iteration.root().hit(slots);
            } catch (Throwable thrown) {
                run.broken("an injector failed at the begin of iteration " + iteration.iteration(), thrown);
            } finally {
                iteration.root().open(false);
            }
        }
    }

    private Throwable runSteps(boolean withFaults) {
        for (int i = 0; i < steps.length; i++) {
            step = i;
            Throwable thrown = null;
            Slot[] before = withFaults ? iteration.wiring().step(i) : Slot.NONE;
            injecting = before.length > 0;
            long enteredAt = run.sinceOrigin(now);
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
            if (thrown != null || abandoned) {
                return thrown;
            }
        }
        return null;
    }

    /** What is injected before a step is no time of the step's: no validator may call it stuck for that. */
    private void inject(Slot[] before, long enteredAt) throws Throwable {
        iteration.root().hit(before);
        watch.restart(enteredAt, run.sinceOrigin(clock.nanoTime()));
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
        long question = checks.question();
        if (question > 0) {
            checks.interrupt(question, thread, "before the run was stopped");
        }
    }

    CheckWatch checks() {
        return checks;
    }

    /** Gives the lane up with the step it is in, and returns its trace; null when the step ended meanwhile. */
    List<Fault> abandon() {
        return watch.abandon() ? iteration.end() : null;
    }

    /** Whether the lane is given as ended for the first time. */
    boolean over() {
        return over.compareAndSet(false, true);
    }

    String describe() {
        String checking = checks.waiting() ? "in validator " + checks.asked().name() : "between two iterations";
        String where = watch.inStep() ? "in step '" + stepName() + "'" : checking;
        return "thread " + thread.getName() + " is still " + where;
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
