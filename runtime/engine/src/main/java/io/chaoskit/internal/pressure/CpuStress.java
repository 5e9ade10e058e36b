package io.chaoskit.internal.pressure;

import io.chaoskit.internal.value.Limits;
import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Clock;
import io.chaoskit.value.Probability;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * CPU load: keeps processors busy. Each worker is a thread that uses a share of one processor's time. It measures what it used and works
 * or parks accordingly, so that it keeps its share whatever the code under test does, as long as the machine has the time.
 *
 * <p>With more workers than processors the workers share them: with {@code n} processors and {@code w > n} workers each one's
 * processor counts as {@code n / w} of one. So {@code load} of 80 % with {@code w <= n} workers uses {@code 0.8 × w} processors,
 * and with more of them 80 % of all processors, never more. Processors are those that the JVM may use.
 *
 * <p>The workers of all runs in the JVM add up under that same ceiling: two runs that both want half of the processors get all
 * of them, and two that want all get half each.
 *
 * @param workers 1 or more
 * @param load share of each worker's processor, more than 0, at most 1
 */
public record CpuStress(int workers, double load) implements Pressure {

    private static final AtomicInteger ALL_WORKERS = new AtomicInteger();

    /** How long a worker computes before it looks at what it used. */
    private static final long BURST = Duration.ofNanos(200_000).toNanos();

    private static final long SHORTEST_REST = Duration.ofMillis(2).toNanos();
    private static final long LONGEST_REST = Duration.ofMillis(20).toNanos();
    /** What a worker may make up for when the machine gave it no time. */
    private static final double MOST_OWED = Duration.ofMillis(50).toNanos();

    /** Rejects fewer than one worker and a load of no share. */
    public CpuStress {
        Limits.atLeast(1, "cpuStress", workers);
        if (!(load > 0 && load <= 1)) {
            throw new IllegalArgumentException(
                    "load must be more than 0 and at most 100 %, but was " + percent(load) + "; 80.percent");
        }
    }

    @Override
    public void check() {
        ThreadRoom.require(text(), workers);
    }

    @Override
    public AutoCloseable open(Run run) {
        ALL_WORKERS.addAndGet(workers);
        try {
            Workers started = Workers.start(workers, "cpu-stress", this::work);
            return () -> {
                ALL_WORKERS.addAndGet(-workers);
                started.close();
            };
        } catch (Throwable failed) {
            ALL_WORKERS.addAndGet(-workers);
            throw failed;
        }
    }

    private void work(Workers all) {
        ThreadMXBean threads = ManagementFactory.getThreadMXBean();
        long seen = Clock.SYSTEM.nanoTime();
        long used = threads.getCurrentThreadCpuTime();
        double owed = 0;
        while (!all.closed()) {
            double share = share();
            // All of a processor leaves no time to rest, whatever the two clocks say.
            if (owed > 0 || share == 1) {
                compute();
            } else {
                all.pause((long) Math.min(LONGEST_REST, Math.max(SHORTEST_REST, -owed / share)));
            }
            long now = Clock.SYSTEM.nanoTime();
            long usedNow = threads.getCurrentThreadCpuTime();
            owed = Math.min(MOST_OWED, owed + share * (now - seen) - (usedNow - used));
            seen = now;
            used = usedNow;
        }
    }

    private double share() {
        return share(load, allWorkers(), Runtime.getRuntime().availableProcessors());
    }

    /** What each worker uses of a processor, when so many workers have so many processors. */
    static double share(double load, int workers, int processors) {
        return load * Math.min(1, processors / (double) Math.max(1, workers));
    }

    /** The workers of all runs. */
    static int allWorkers() {
        return ALL_WORKERS.get();
    }

    private static void compute() {
        long end = Clock.SYSTEM.nanoTime() + BURST;
        while (Clock.SYSTEM.nanoTime() < end) {
            Thread.onSpinWait();
        }
    }

    @Override
    public String word() {
        return "cpuStress";
    }

    @Override
    public List<String> arguments() {
        return load == 1
                ? List.of(Integer.toString(workers))
                : List.of(Integer.toString(workers), "load: " + percent(load));
    }

    private static String percent(double share) {
        return Probability.plain(Math.round(share * 1e4) / 1e2) + "%";
    }
}
