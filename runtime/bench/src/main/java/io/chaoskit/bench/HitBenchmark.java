package io.chaoskit.bench;

import io.chaoskit.Chaos;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.util.List;
import java.util.concurrent.ExecutionException;
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
import org.openjdk.jmh.annotations.Threads;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.infra.BenchmarkParams;

/** Hits within an iteration of a real run that do not fire. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 150, time = 2, timeUnit = TimeUnit.MILLISECONDS)
public class HitBenchmark {

    /** So many that handing them over to a lane does not count. */
    static final int HITS = 250_000;

    /** When the injector would fire. */
    public enum When {
        /** Tells without a draw that would fire. */
        NEVER(Trigger.ALWAYS.probability(0)),
        /** Less than once in the whole measurement. */
        RARELY(Trigger.ALWAYS.probability(1e-12)),
        /** By the count of hits over iterations. */
        EVERY(Trigger.ALWAYS.every(Integer.MAX_VALUE)),
        /** By the count of hits; the first one fires. */
        FIRST(Trigger.ALWAYS.first(1)),
        /** Like RARELY, after runs with other triggers, so that the JIT can no longer rely on there being one kind. */
        RARELY_AMONG_OTHERS(Trigger.ALWAYS.probability(1e-12));

        private final Trigger trigger;

        When(Trigger trigger) {
            this.trigger = trigger;
        }
    }

    /** The trigger. */
    @Param
    public When when;

    private LiveRun run;

    /** Enters an iteration in as many lanes as the benchmark has threads. */
    @Setup
    public void start(BenchmarkParams params) throws InterruptedException, ExecutionException {
        if (when == When.RARELY_AMONG_OTHERS) {
            for (Trigger other : List.of(
                    When.RARELY.trigger, When.EVERY.trigger, When.FIRST.trigger, Trigger.ALWAYS.after(1 << 30))) {
                LiveRun before = new LiveRun(Sites.maybeDelay(), other, 1);
                before.onLane(HitBenchmark::hits);
                before.end();
            }
        }
        run = new LiveRun(Sites.maybeDelay(), when.trigger, params.getThreads());
    }

    /** Ends the iterations. */
    @TearDown
    public void stop() throws InterruptedException, ExecutionException {
        run.end();
    }

    private static void hits() {
        for (int i = 0; i < HITS; i++) {
            Chaos.maybeDelay();
        }
    }

    /** On the thread of the only lane. */
    @Benchmark
    @OperationsPerInvocation(HITS)
    public void oneLane() throws InterruptedException, ExecutionException {
        run.onLane(HitBenchmark::hits);
    }

    /** On the threads of two lanes at once; the time is that of one thread. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(HITS)
    public void twoLanes() throws InterruptedException, ExecutionException {
        run.onLane(HitBenchmark::hits);
    }

    /** On another thread, which belongs to the iteration because there is one lane. */
    @Benchmark
    public void otherThread() {
        Chaos.maybeDelay();
    }
}
