package io.chaoskit.bench;

import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Injector;
import io.chaoskit.model.Scenario;
import io.chaoskit.report.Report;
import io.chaoskit.run.ChaosRunner;
import io.chaoskit.trigger.Trigger;
import io.chaoskit.validator.Validator;
import io.chaoskit.validator.Validators;
import java.time.Duration;
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
import org.openjdk.jmh.annotations.Warmup;

/** Whole runs of one empty step with one injector and three validators, from the start to the report, by iteration. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 250, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 60, time = 10, timeUnit = TimeUnit.MILLISECONDS)
public class IterationBenchmark {

    static final int ITERATIONS = 100_000;

    /** The third validator. The first two are a recursion depth and a slow iteration. */
    public enum Third {
        /** Reads a count of the iteration. */
        MAX_ERRORS(Validators.maxErrors(5)),
        /** Asks the JVM for its threads. */
        GOROUTINE_LIMIT(Validators.goroutineLimit(10_000)),
        /** Has each step watched by another thread. */
        NO_INFINITE_LOOP(Validators.noInfiniteLoop(Duration.ofMinutes(1)));

        private final Validator validator;

        Third(Validator validator) {
            this.validator = validator;
        }
    }

    /** The third validator. */
    @Param
    public Third third;

    private final ChaosRunner runner = ChaosRunner.builder().build();
    private Scenario oneLane;
    private Scenario twoLanes;

    /** Describes the runs. */
    @Setup
    public void describe() {
        oneLane = scenario(1);
        twoLanes = scenario(2);
    }

    private Scenario scenario(int lanes) {
        return Scenario.builder("an empty step")
                .target("nothing")
                .step("nothing", context -> {})
                .inject(Injector.of(Effects.delay(Duration.ofMillis(1))).withTrigger(Trigger.ALWAYS.probability(1e-12)))
                .check(Validators.recursionDepthLimit(100))
                .check(Validators.noSlowIteration(Duration.ofMinutes(1)))
                .check(third.validator)
                .repeat(ITERATIONS)
                .lanes(lanes)
                .seed(42)
                .build();
    }

    private Report run(Scenario scenario) {
        Report report = runner.run(scenario);
        if (report.iterations().passed() != ITERATIONS) {
            throw new IllegalStateException("every iteration must pass, but: " + report.summary());
        }
        return report;
    }

    /** In one lane. */
    @Benchmark
    @OperationsPerInvocation(ITERATIONS)
    public Report oneLane() {
        return run(oneLane);
    }

    /** The same number of iterations in two lanes. */
    @Benchmark
    @OperationsPerInvocation(ITERATIONS)
    public Report twoLanes() {
        return run(twoLanes);
    }
}
