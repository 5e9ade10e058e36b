package io.chaoskit.internal.run;

import io.chaoskit.internal.hit.Stop;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Phases;
import io.chaoskit.report.Shard;
import io.chaoskit.value.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;

/** Deals out the iterations of a run to its lanes, and knows when there are no more. Safe for all lanes. */
final class Pace {

    private static final Duration COLD_PAUSE = Duration.ofMillis(1);

    private static final long NOT_STARTED = Long.MIN_VALUE;

    private final Clock clock;
    private final Stop stop;
    private final AtomicLong warmUps = new AtomicLong();
    private final AtomicLong claimed = new AtomicLong();
    private final AtomicLong startNanos = new AtomicLong(NOT_STARTED);
    private volatile long endNanos = NOT_STARTED;
    private final CountDownLatch cold;
    private final int warmUpIterations;
    /** The number of the first iteration of all that are dealt out here, and how far apart they are. */
    private final long offset;

    private final long stride;
    private final long iterations;
    private final long durationNanos;

    /** {@code first} is the number of the first iteration; a shard has every so many-th one only. */
    Pace(Scenario scenario, Clock clock, Stop stop, long first, Optional<Shard> shard) {
        this.clock = clock;
        this.offset = shard.map(Shard::index).orElse(1);
        this.stride = shard.map(Shard::count).orElse(1);
        this.claimed.set(first - 1);
        this.stop = stop;
        this.cold = new CountDownLatch(scenario.lanes());
        this.warmUpIterations = scenario.warmUp();
        this.iterations = own(scenario.length().iterations());
        this.durationNanos = scenario.length().duration().map(Duration::toNanos).orElse(Long.MAX_VALUE);
    }

    /** How many of all iterations are dealt out here. */
    private long own(long all) {
        return all == Long.MAX_VALUE ? all : Math.max(0, all - offset + stride) / stride;
    }

    /** The number of the next warm-up iteration; 0 when there is no more. */
    long nextWarmUp() {
        long next = warmUps.incrementAndGet();
        return next <= warmUpIterations && !stop.requested() ? next : 0;
    }

    /** A lane is warm, or gone. */
    void warm() {
        cold.countDown();
    }

    /** Waits until every lane is warm. */
    void awaitWarm() {
        warm();
        while (cold.getCount() > 0 && !stop.requested()) {
            stop.pause(COLD_PAUSE);
        }
    }

    /** Starts the time of the run; true for the first lane that does. */
    boolean start() {
        return startNanos.compareAndSet(NOT_STARTED, clock.nanoTime());
    }

    /** The number of the next iteration; 0 when there is no more. */
    long nextIteration() {
        if (stop.requested() || overdueNanos() >= 0) {
            return 0;
        }
        long next = claimed.incrementAndGet();
        return next <= iterations ? offset + (next - 1) * stride : 0;
    }

    /** How long the time of {@code runFor} is over; negative while it is not, or counts iterations only. */
    long overdueNanos() {
        return durationNanos == Long.MAX_VALUE ? -1 : nanosSinceStart() - durationNanos;
    }

    /** Time since the first iteration began; 0 before. */
    long nanosSinceStart() {
        long start = startNanos.get();
        return start == NOT_STARTED ? 0 : clock.nanoTime() - start;
    }

    /** The same, but it stands still when the last iteration has ended. */
    long nanosRun() {
        long start = startNanos.get();
        return start == NOT_STARTED || endNanos == NOT_STARTED ? nanosSinceStart() : endNanos - start;
    }

    /** The share of the run that is over when so many iterations are. */
    double share(long completed) {
        double share = durationNanos == Long.MAX_VALUE
                ? completed / (double) Math.max(1, iterations)
                : nanosSinceStart() / (double) durationNanos;
        return Math.min(1, share);
    }

    /** The last iteration ended. By the coordinator. */
    void ended() {
        endNanos = clock.nanoTime();
    }

    /** How long each phase took of a run that ends at {@code now}, by its clock; {@link Phases#NONE} when it had no iteration. */
    Phases phases(RunClock run, long now) {
        long start = startNanos.get();
        if (start == NOT_STARTED || endNanos == NOT_STARTED) {
            return Phases.NONE;
        }
        return new Phases(
                Duration.ofNanos(run.since(start)),
                Duration.ofNanos(endNanos - start),
                Duration.ofNanos(now - run.since(endNanos)));
    }

    /** Why a run ended that was not stopped. */
    String endReason() {
        if (startNanos.get() == NOT_STARTED) {
            return "nothing was run";
        }
        return durationNanos == Long.MAX_VALUE ? "all iterations were run" : "the time was over";
    }
}
