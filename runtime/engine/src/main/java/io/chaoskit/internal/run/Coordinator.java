package io.chaoskit.internal.run;

import io.chaoskit.internal.check.ArmedValidator;
import io.chaoskit.internal.check.CheckTimeout;
import io.chaoskit.internal.check.Findings;
import io.chaoskit.internal.hit.Stop;
import io.chaoskit.internal.run.Prepared.StepLimit;
import io.chaoskit.validator.Hang;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * Waits for the lanes, on the thread that called the runner: reports the progress, interrupts steps that do not
 * end, and gives up lanes that cannot be ended.
 */
final class Coordinator {

    /** Why a run stops whose caller was interrupted. */
    static final String INTERRUPTED = "the thread that ran the scenario was interrupted";

    private static final long MAX_TICK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MIN_TICK = TimeUnit.MILLISECONDS.toNanos(1);
    /** How long the last iteration may take after the time of {@code runFor} is over. */
    private static final long FINISH = TimeUnit.SECONDS.toNanos(30);

    private static final long INTERRUPT_GRACE = Stop.INTERRUPT_GRACE.toNanos();

    /** So often a full heap may meet it. */
    private static final int MOST_OUT_OF_MEMORY = 1_000;

    private static final int SAMPLES = 3;
    private static final long SAMPLE_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Lanes lanes;
    private final LostLanes lost;
    private final Optional<StepLimit> stepLimit;
    private final RunClock clock;
    private final Pace pace;
    private final QuietPoints quiet;
    private final Stop stop;
    private final Tracker tracker;
    private final Findings findings;
    private final Map<Lane, Stuck> stuck = new HashMap<>();
    private final CheckTimes checkTimes;
    private final HangWatch hangs;
    private final ThreadGuard threads;
    private long nextProgress = Long.MIN_VALUE;
    private boolean listening = true;
    private long stopSeenAt;
    private boolean interrupted;

    /**
     * A step that was interrupted because it did not end.
     *
     * @param startedAt which step: when it started
     * @param since when it was interrupted
     * @param hang what is known about it
     */
    private record Stuck(long startedAt, long since, Hang hang) {}

    Coordinator(
            Lanes lanes,
            LostLanes lost,
            Optional<StepLimit> stepLimit,
            RunClock clock,
            Pace pace,
            QuietPoints quiet,
            Stop stop,
            Tracker tracker,
            Findings findings) {
        this.lanes = lanes;
        this.lost = lost;
        this.stepLimit = stepLimit;
        this.clock = clock;
        this.pace = pace;
        this.quiet = quiet;
        this.stop = stop;
        this.tracker = tracker;
        this.findings = findings;
        this.checkTimes = new CheckTimes(lost);
        this.hangs = new HangWatch(lanes, tracker);
        this.threads = new ThreadGuard(findings, stop);
    }

    /**
     * Returns when every lane has ended or was given up. An interrupt of the caller stops the run; true when there was one, to
     * be set again when everything is cleaned up.
     */
    boolean await() {
        int outOfMemory = 0;
        while (true) {
            try {
                lookAfterLanes();
                return interrupted;
            } catch (OutOfMemoryError full) {
                // A step that fills the heap gets its own before long; until then all threads may get one, and the run
                // is not lost for it.
                if (++outOfMemory > MOST_OUT_OF_MEMORY) {
                    throw full;
                }
                LockSupport.parkNanos(MIN_TICK);
            }
        }
    }

    private void lookAfterLanes() {
        long limit = stepLimit.map(each -> each.limit().toNanos()).orElse(Long.MAX_VALUE);
        long tick = Math.max(MIN_TICK, Math.min(MAX_TICK, limit / 4));
        while (!lanesEndWithin(tick)) {
            look(clock.now(), limit);
        }
        lanes.all().forEach(this::join);
    }

    private void look(long now, long limit) {
        reportProgress(now);
        watchSteps(now, limit);
        lanes.all().forEach(lane -> checkTimes.look(lane, now));
        quiet.watch(now, lanes.all(), () -> tracker.latency().max().toNanos());
        threads.look();
        enforceStop(now);
    }

    private void reportProgress(long now) {
        if (!listening || now < nextProgress) {
            return;
        }
        nextProgress = now + MAX_TICK;
        try {
            tracker.tick(hangs.longest(now));
        } catch (OutOfMemoryError full) {
            throw full;
        } catch (Throwable failed) {
            listening = false;
            findings.broken("the listener failed", failed);
        }
    }

    private boolean lanesEndWithin(long nanos) {
        try {
            return lanes.endWithin(nanos);
        } catch (InterruptedException e) {
            interrupted = true;
            stop.now(INTERRUPTED);
            return lanes.haveEnded();
        }
    }

    private void join(Lane lane) {
        try {
            // Its loop has ended; only the thread's own end is left. One that was given up is left alone.
            if (!tracker.isLost(lane)) {
                lane.thread().join(Stop.INTERRUPT_GRACE.toMillis());
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    private void watchSteps(long now, long limit) {
        for (Lane lane : lanes.all()) {
            long startedAt = lane.steps().since();
            if (startedAt > 0 && now - startedAt > limit) {
                lane.steps()
                        .claimStuck(startedAt, Duration.ofNanos(limit))
                        .ifPresent(hang -> interruptStuck(lane, startedAt, now, hang));
            }
        }
        for (Lane lane : List.copyOf(stuck.keySet())) {
            if (now - stuck.get(lane).since() > INTERRUPT_GRACE) {
                giveUpStuck(lane, stuck.remove(lane));
            }
        }
    }

    private void interruptStuck(Lane lane, long startedAt, long now, Hang first) {
        List<List<StackTraceElement>> stacks = new ArrayList<>(first.stacks());
        while (stacks.size() < SAMPLES && !lanesEndWithin(SAMPLE_PAUSE)) {
            stacks.add(lane.steps().stack());
        }
        Hang sampled = new Hang(first.step(), first.limit(), stacks);
        stuck.put(lane, new Stuck(startedAt, now, sampled));
        lane.steps().interruptStuck(startedAt, sampled);
    }

    private void giveUpStuck(Lane lane, Stuck step) {
        lane.steps()
                .abandonStuck(step.startedAt())
                .ifPresent(trace -> lost.stuckForever(lane, step.hang(), trace, stepLimit.orElseThrow()));
    }

    private void enforceStop(long now) {
        if (!stop.requested()) {
            if (pace.overdueNanos() > FINISH) {
                stop.now("the time is over, and the last iterations do not end", Duration.ZERO);
            }
            return;
        }
        if (stopSeenAt == 0) {
            stopSeenAt = now;
        }
        long over = now - stopSeenAt - stop.grace().toNanos();
        for (Lane lane : lanes.all()) {
            if (over > 0 && !tracker.isLost(lane)) {
                cut(lane, now);
            }
            if (over > INTERRUPT_GRACE && lane.alive() && !tracker.isLost(lane)) {
                lost.deafAtStop(lane);
            }
        }
    }

    /** Without a limit for steps, one that hangs when the run is stopped is a finding; with one, it has time until then. */
    private void cut(Lane lane, long now) {
        boolean hung = stepLimit.isEmpty()
                && hangs.in(lane, now)
                        .filter(step -> lane.steps()
                                .cutHung(step.startedAt(), new Hang(step.step(), step.time(), List.of(step.stack()))))
                        .isPresent();
        if (!hung) {
            lane.cut();
        }
    }

    /** Measures how long lanes wait for their validators, and ends those that do not answer. Used by the coordinator. */
    private static final class CheckTimes {

        private record Seen(long question, long since) {}

        private final LostLanes lost;
        private final Map<Lane, Seen> waiting = new HashMap<>();

        CheckTimes(LostLanes lost) {
            this.lost = lost;
        }

        void look(Lane lane, long now) {
            long question = lane.checks().question();
            Seen seen = waiting.get(lane);
            if (question == 0) {
                waiting.remove(lane);
            } else if (seen == null || seen.question() != question) {
                waiting.put(lane, new Seen(question, now));
            } else if (question > 0 && now - seen.since() > lane.checks().patienceNanos()) {
                lane.checks().interrupt(question, lane.thread(), lane.checks().patience());
            } else if (question < 0 && now - seen.since() > Stop.INTERRUPT_GRACE.toNanos()) {
                giveUp(lane, -question);
            }
        }

        private void giveUp(Lane lane, long question) {
            ArmedValidator asked = lane.checks().asked();
            CheckTimeout late = lane.checks().abandon(question);
            if (late != null) {
                lost.silentForever(lane, asked, late);
            }
        }
    }
}
