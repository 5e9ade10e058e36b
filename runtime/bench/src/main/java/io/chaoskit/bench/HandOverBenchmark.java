package io.chaoskit.bench;

import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Tasks that an iteration hands over, and waits for; with one lane, where no context is propagated, and with several. By task. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 5, time = 200, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 60, time = 10, timeUnit = TimeUnit.MILLISECONDS)
public class HandOverBenchmark {

    static final int TASKS = 4_000;

    /** How. */
    public enum To {
        /** A future that is run at once: what is left is what propagation costs, undisturbed by the waking of threads. */
        CALLER,
        /** Submitted to a pool with one thread, as a future. */
        SUBMIT,
        /** Executed by that pool. */
        EXECUTE
    }

    /** How. */
    @Param
    public To to;

    /** Whether a task takes the context along. */
    @Param({"false", "true"})
    public boolean propagated;

    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private LiveRun run;
    private long done;

    /** Starts a run, and the pool's thread, as a target does that is made for its run. */
    @Setup
    public void prepare() throws InterruptedException, ExecutionException {
        run = new LiveRun(Sites.maybeDelay(), Trigger.ALWAYS.probability(1e-12), propagated ? 2 : 1);
        pool.submit(this::work).get();
    }

    /** Ends the run and the pool. */
    @TearDown
    public void stop() throws InterruptedException, ExecutionException {
        run.end();
        pool.shutdown();
    }

    private void work() {
        done++;
    }

    private void handOverAll() {
        CountDownLatch all = new CountDownLatch(1);
        for (int i = 1; i < TASKS; i++) {
            handOver(this::work);
        }
        handOver(all::countDown);
        try {
            all.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException("nobody interrupts a benchmark", e);
        }
    }

    private void handOver(Runnable task) {
        switch (to) {
            case CALLER -> new FutureTask<>(task, null).run();
            case SUBMIT -> pool.submit(task);
            case EXECUTE -> pool.execute(task);
            default -> throw new IllegalStateException("no such way: " + to);
        }
    }

    /** An iteration hands over its tasks. */
    @Benchmark
    @OperationsPerInvocation(TASKS)
    public long handOver() throws InterruptedException, ExecutionException {
        run.onLane(this::handOverAll);
        return done;
    }
}
