package io.chaoskit.bench;

import io.chaoskit.Chaos;
import io.chaoskit.Failpoint;
import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Injector;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.verdict.Verdict;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.CompilerControl;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Methods that call points while no run is active, and the same methods without the calls. The code is straight: a loop is
 * compiled differently after any call, also after one that compiles to nothing.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 200, time = 2, timeUnit = TimeUnit.MILLISECONDS)
public class PointBenchmark {

    /** Whether a run has switched the points on and off before. */
    @Param({"false", "true"})
    public boolean afterRun;

    private final int[] prices = {1999, 250, 12000, 495, 3150, 899, 75, 18900};
    private final int[] quantities = {1, 4, 1, 10, 2, 3, 25, 1};

    /** Makes that run, in which the methods are compiled with their points on. */
    @Setup
    public void useThePoints() {
        if (!afterRun) {
            return;
        }
        Injector injector = Injector.of(Effects.delay(Duration.ofMillis(1)))
                .withSites(
                        List.of(Sites.maybeDelay(), Sites.maybeError(), Sites.point("order"), Sites.failpoint("order")))
                .withTrigger(Trigger.ALWAYS.probability(0));
        Scenario scenario = Scenario.builder("points are used")
                .target("nothing")
                .step("total", context -> methodWithAllPoints())
                .inject(injector)
                .repeat(100_000)
                .build();
        Report report = ChaosRunner.builder().build().run(scenario);
        if (report.verdict() != Verdict.PASS) {
            throw new IllegalStateException("the run must pass, but: " + report.summary());
        }
    }

    private long total() {
        return line(0) + line(1) + line(2) + line(3) + line(4) + line(5) + line(6) + line(7);
    }

    private long line(int i) {
        int quantity = quantities[i];
        return (long) prices[i] * quantity * (quantity >= 10 ? 90 : 100) / 100;
    }

    /** The total of an order. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long method() {
        return total();
    }

    /** The same with a point. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long methodWithDelayPoint() {
        Chaos.maybeDelay();
        return total();
    }

    /** The same with a point. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long methodWithErrorPoint() {
        Chaos.maybeError();
        return total();
    }

    /** The same with a named point. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long methodWithNamedPoint() {
        Chaos.apply("order");
        return total();
    }

    /** The same with the record of a number that is at hand. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long methodWithRecord() {
        Chaos.recordRecursionDepth(quantities.length);
        return total();
    }

    /** The same with a failpoint. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long methodWithFailpoint() {
        Failpoint.hit("order");
        return total();
    }

    /** The same with all of them. */
    @Benchmark
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long methodWithAllPoints() {
        Chaos.maybeDelay();
        Chaos.maybeError();
        Chaos.apply("order");
        Chaos.recordRecursionDepth(quantities.length);
        Failpoint.hit("order");
        return total();
    }

    /** The least that a method can do, and inlined. */
    @Benchmark
    public int[] getter() {
        return prices;
    }

    /** The same with a point. */
    @Benchmark
    public int[] getterWithDelayPoint() {
        Chaos.maybeDelay();
        return prices;
    }

    /** The same with a failpoint. */
    @Benchmark
    public int[] getterWithFailpoint() {
        Failpoint.hit("order");
        return prices;
    }
}
