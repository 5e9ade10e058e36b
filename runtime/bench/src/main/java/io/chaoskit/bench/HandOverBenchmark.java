package io.chaoskit.bench;

import io.chaoskit.Chaos;
import io.chaoskit.effect.Effects;
import io.chaoskit.injector.Injector;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.site.ExplicitPoint;
import io.chaoskit.trigger.Trigger;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
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

/** Tasks that an iteration hands to an executor, and waits for; with and without the iteration. By task. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 60, time = 10, timeUnit = TimeUnit.MILLISECONDS)
public class HandOverBenchmark {

    static final int ITERATIONS = 500;
    static final int TASKS = 100;

    /** Which executor. */
    public enum To {
        /** Runs tasks at once: what is left is what the executor's users pay, undisturbed by the waking of threads. */
        CALLER,
        /** Has one thread and a queue. */
        POOL
    }

    /** The executor. */
    @Param
    public To to;

    /** Whether a task takes the iteration along. */
    @Param({"false", "true"})
    public boolean wrapped;

    private final ExecutorService pool = Executors.newSingleThreadExecutor();
    private Executor executor;
    private Scenario scenario;
    private long done;

    /** Starts the executor's thread, so that it does not inherit an iteration. */
    @Setup
    public void prepare() throws InterruptedException, ExecutionException {
        pool.submit(this::work).get();
        executor = to == To.POOL ? pool : Runnable::run;
        scenario = Scenario.builder("handed over")
                .target("nothing")
                .step("hand over", context -> handOverAll())
                .inject(Injector.of(Effects.delay(Duration.ofMillis(1)))
                        .withSites(List.of(ExplicitPoint.DELAY))
                        .withTrigger(Trigger.ALWAYS.probability(1e-12)))
                .repeat(ITERATIONS)
                .build();
    }

    /** Ends the executor. */
    @TearDown
    public void stop() {
        pool.shutdown();
    }

    private void work() {
        done++;
    }

    private void handOverAll() throws InterruptedException, ExecutionException {
        // Once, not by each task: an injector that is never reached makes the run unstable.
        Chaos.maybeDelay();
        FutureTask<Void> last = null;
        for (int i = 0; i < TASKS; i++) {
            // What submit does.
            last = new FutureTask<>(wrapped ? Chaos.wrap(this::work) : this::work, null);
            executor.execute(last);
        }
        last.get();
    }

    /** A run in which each iteration hands over its tasks. */
    @Benchmark
    @OperationsPerInvocation(ITERATIONS * TASKS)
    public long handOver() {
        Report report = ChaosRunner.builder().build().run(scenario);
        if (!report.passed()) {
            throw new IllegalStateException("the run must pass, but: " + report.summary());
        }
        return done;
    }
}
