package io.chaoskit.run;

import io.chaoskit.validator.Hang;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Waits for the lanes, on the thread that called the runner: tells the listener how far they are, interrupts steps that do not
 * end, and gives up lanes that cannot be ended.
 */
final class Coordinator {

    private static final long MAX_TICK = TimeUnit.MILLISECONDS.toNanos(100);
    private static final long MIN_TICK = TimeUnit.MILLISECONDS.toNanos(1);
    /** How long an interrupted step may take to end. */
    private static final long DEATH = TimeUnit.SECONDS.toNanos(1);
    /** How long the last iteration may take after the time of {@code runFor} is over. */
    private static final long FINISH = TimeUnit.SECONDS.toNanos(30);

    private static final int SAMPLES = 3;
    private static final long SAMPLE_PAUSE = TimeUnit.MILLISECONDS.toNanos(5);

    private final Run run;
    private final List<Lane> lanes;
    private final CountDownLatch done;
    private final Map<Lane, Stuck> stuck = new HashMap<>();
    private final CheckTimes checkTimes;
    private final ThreadGuard threads;
    private long nextProgress = Long.MIN_VALUE;
    private boolean listening = true;
    private long stopSeenAt;
    private boolean interrupted;

    Coordinator(Run run, List<Lane> lanes, CountDownLatch done) {
        this.run = run;
        this.lanes = lanes;
        this.done = done;
        this.checkTimes = new CheckTimes(run);
        this.threads = new ThreadGuard(run);
    }

    /**
     * Returns when every lane has ended or was given up. An interrupt of the caller stops the run; true when there was one, to
     * be set again when everything is cleaned up.
     */
    boolean await() {
        long limit = run.prepared().stepLimit().map(Duration::toNanos).orElse(Long.MAX_VALUE);
        long tick = Math.max(MIN_TICK, Math.min(MAX_TICK, limit / 4));
        while (!lanesEndWithin(tick)) {
            long now = run.sinceOrigin(run.clock().nanoTime());
            tellProgress(now);
            watchSteps(now, limit);
            lanes.forEach(lane -> checkTimes.look(lane, now));
            threads.look();
            enforceStop(now);
        }
        lanes.forEach(this::join);
        return interrupted;
    }

    private void tellProgress(long now) {
        if (!listening || now < nextProgress) {
            return;
        }
        nextProgress = now + MAX_TICK;
        try {
            run.tracker().tick();
        } catch (Throwable failed) {
            listening = false;
            run.broken("the listener failed", failed);
        }
    }

    private boolean lanesEndWithin(long nanos) {
        try {
            return done.await(nanos, TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            interrupted = true;
            run.stop().now("the thread that ran the scenario was interrupted", Duration.ofSeconds(2));
            return done.getCount() == 0;
        }
    }

    private void join(Lane lane) {
        try {
            // Its loop has ended; only the thread's own end is left. One that was given up is left alone.
            if (!run.tracker().isLost(lane)) {
                lane.thread().join(TimeUnit.NANOSECONDS.toMillis(DEATH));
            }
        } catch (InterruptedException e) {
            interrupted = true;
        }
    }

    private void watchSteps(long now, long limit) {
        for (Lane lane : lanes) {
            long startedAt = lane.inStepSince();
            if (startedAt > 0 && now - startedAt > limit) {
                lane.claimStuck(startedAt, Duration.ofNanos(limit))
                        .ifPresent(hang -> interruptStuck(lane, startedAt, now, hang));
            }
        }
        for (Lane lane : List.copyOf(stuck.keySet())) {
            if (now - stuck.get(lane).since() > DEATH) {
                giveUpStuck(lane, stuck.remove(lane));
            }
        }
    }

    private void interruptStuck(Lane lane, long startedAt, long now, Hang first) {
        List<List<StackTraceElement>> stacks = new ArrayList<>(first.stacks());
        while (stacks.size() < SAMPLES && !lanesEndWithin(SAMPLE_PAUSE)) {
            stacks.add(lane.stack());
        }
        Hang sampled = new Hang(first.step(), first.limit(), stacks);
        stuck.put(lane, new Stuck(startedAt, now, sampled));
        lane.interruptStuck(startedAt, sampled);
    }

    private void giveUpStuck(Lane lane, Stuck step) {
        lane.abandonStuck(step.startedAt()).ifPresent(trace -> run.losses().stuckForever(lane, step.hang(), trace));
    }

    private void enforceStop(long now) {
        if (!run.stop().requested()) {
            if (run.pace().overdueNanos() > FINISH) {
                run.stop().now("the time is over, and the last iterations do not end", Duration.ZERO);
            }
            return;
        }
        if (stopSeenAt == 0) {
            stopSeenAt = now;
        }
        long over = now - stopSeenAt - run.stop().grace().toNanos();
        for (Lane lane : lanes) {
            if (over > 0 && !run.tracker().isLost(lane)) {
                lane.cut();
            }
            if (over > DEATH && lane.alive() && !run.tracker().isLost(lane)) {
                lane.abandon();
                run.losses().lost(lane, lane.describe() + ", which does not end when it is interrupted", false);
            }
        }
    }
}
