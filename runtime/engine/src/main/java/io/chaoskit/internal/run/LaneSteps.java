package io.chaoskit.internal.run;

import io.chaoskit.internal.check.StepWatch;
import io.chaoskit.internal.hit.BoundInjector;
import io.chaoskit.internal.hit.Iteration;
import io.chaoskit.model.Step;
import io.chaoskit.model.Tolerance;
import io.chaoskit.plan.Fault;
import io.chaoskit.validator.Hang;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** The steps of a lane: runs them for each iteration, and lets the coordinator interrupt the one that does not end. */
final class LaneSteps {

    private final Iteration iteration;
    private final Step[] steps;
    /** What each of them may end with. */
    private final Tolerance[] tolerances;

    private final RunClock clock;
    private final StepWatch watch;
    private final Cancellations cancellations;
    private final Thread thread;
    /** Gets the end of each step; null when that is not wanted. */
    private final Lane.Events events;

    private long now;
    /** When the step itself began, after what was injected before it. */
    private long begun;

    private boolean abandoned;
    private volatile int step;
    private volatile boolean injecting;
    private volatile boolean cut;
    private volatile long propagated;
    /** What is known of the step that hung when the run was stopped, and was interrupted for that. */
    private volatile Hang hungAtStop;

    /** {@code watch} is the one that {@code cancellations} ask, {@code tolerated} what every step may end with. */
    LaneSteps(
            Iteration iteration,
            List<Step> steps,
            Tolerance tolerated,
            RunClock clock,
            StepWatch watch,
            Cancellations cancellations,
            Thread thread,
            Lane.Events events) {
        this.iteration = iteration;
        this.steps = steps.toArray(Step[]::new);
        this.tolerances =
                steps.stream().map(each -> tolerated.and(each.tolerates())).toArray(Tolerance[]::new);
        this.clock = clock;
        this.watch = watch;
        this.cancellations = cancellations;
        this.thread = thread;
        this.events = events.wantsSteps() ? events : null;
    }

    // By the lane.

    /** Runs them in order until one fails; returns what it threw, null when all ended well. */
    Throwable run(boolean withFaults) {
        now = clock.clock().nanoTime();
        for (int i = 0; i < steps.length; i++) {
            step = i;
            begun = now;
            Throwable thrown = run(steps[i], withFaults ? iteration.wiring().step(i) : BoundInjector.NONE);
            if (thrown != null && !abandoned && isTolerated(i, thrown)) {
                propagated += withFaults ? 1 : 0;
                iteration.tolerated(thrown);
                thrown = null;
            }
            if (events != null && withFaults && !abandoned) {
                events.stepEnded(iteration.iteration(), iteration.lane(), name(), thrown == null, now - begun);
            }
            if (thrown != null || abandoned || hungAtStop != null) {
                return thrown;
            }
        }
        return null;
    }

    private Throwable run(Step each, BoundInjector[] before) {
        Throwable thrown = null;
        injecting = before.length > 0;
        long enteredAt = clock.since(now);
        watch.enter(enteredAt);
        try {
            iteration.root().open(true);
            if (injecting) {
                inject(before, enteredAt);
            }
            each.body().run(iteration);
        } catch (Throwable any) {
            thrown = any;
        } finally {
            iteration.root().open(false);
        }
        now = clock.clock().nanoTime();
        abandoned = !watch.leave();
        cancellations.stepEnded(thrown != null);
        return thrown;
    }

    /** What is injected before a step is no time of the step's: no validator may call it stuck for that. */
    private void inject(BoundInjector[] before, long enteredAt) throws Throwable {
        iteration.root().hit(before);
        watch.restart(enteredAt, clock.now());
        begun = events == null ? begun : clock.clock().nanoTime();
        injecting = false;
    }

    /** Not what it threw because it was interrupted by us. */
    private boolean isTolerated(int index, Throwable thrown) {
        boolean ours = cut || hungAtStop != null || iteration.hang().isPresent();
        return !ours && tolerances[index].covers(thrown);
    }

    /** When the last one ended, as the clock's nanoseconds. */
    long endedAt() {
        return now;
    }

    /** Whether the lane was given up in a step, and must end. */
    boolean abandoned() {
        return abandoned;
    }

    /** Whether the run was stopped, and a step cut short: its iteration says nothing about the target. */
    boolean wasCut() {
        return cut;
    }

    // By all threads.

    /** The step that runs now, or ran last. */
    String name() {
        return steps[step].name();
    }

    /** How often a step passed on what it may end with. */
    long propagated() {
        return propagated;
    }

    /** The step that hung when the run was stopped; null for none. */
    Hang hungAtStop() {
        return hungAtStop;
    }

    // By the coordinator.

    boolean inStep() {
        return watch.inStep();
    }

    /** When the current step started; 0 when there is none, it has not begun itself, or it was interrupted already. */
    long since() {
        long startedAt = watch.startedAt();
        return injecting ? 0 : Math.max(0, startedAt);
    }

    List<StackTraceElement> stack() {
        return List.of(thread.getStackTrace());
    }

    /** Takes hold of the step that started then, because it is stuck; empty when it ended meanwhile. */
    Optional<Hang> claimStuck(long startedAt, Duration limit) {
        Hang hang = new Hang(name(), limit, List.of(stack()));
        return watch.claim(startedAt, () -> iteration.hung(hang)) ? Optional.of(hang) : Optional.empty();
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

    /** Ends the step that runs now, and says that its iteration does not count. */
    void cut() {
        long startedAt = watch.startedAt();
        if (startedAt > 0) {
            watch.claim(startedAt, () -> {
                cut = true;
                thread.interrupt();
            });
        }
    }

    /** The same for a step that hangs: its iteration failed. False when the step ended meanwhile. */
    boolean cutHung(long startedAt, Hang hang) {
        return watch.claim(startedAt, () -> {
            hungAtStop = hang;
            thread.interrupt();
        });
    }

    /** Gives the lane up in the step that runs now, and returns its trace; null when it is in none. */
    List<Fault> abandon() {
        return watch.abandon() ? iteration.end() : null;
    }
}
