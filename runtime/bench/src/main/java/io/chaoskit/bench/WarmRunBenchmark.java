package io.chaoskit.bench;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Whole runs with an iteration that does nothing, in a JVM that had such runs before: what a test of many pays for each. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgs = {"-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true"})
@Warmup(iterations = 20)
@Measurement(iterations = 10)
public class WarmRunBenchmark {

    static final int LANES = 4;

    private static final int CLASSES = 1_000;
    private static final Pointcut ONE = Pointcut.parse(GeneratedClasses.PACKAGE + ".Service0.sum(..)");

    private GeneratedClasses classes;

    /** Loads classes, as an application would: each run looks at their names. */
    @Setup
    public void load() throws ClassNotFoundException {
        classes = new GeneratedClasses(CLASSES);
    }

    /** Weaves one method of one class. */
    @Benchmark
    public Object onePointcut() throws InterruptedException, ExecutionException {
        new LiveRun(Sites.method(ONE), Trigger.ALWAYS.probability(0), 1).end();
        return classes;
    }

    /** Weaves what hands work over. */
    @Benchmark
    public Object lanes() throws InterruptedException, ExecutionException {
        new LiveRun(Sites.maybeDelay(), Trigger.ALWAYS.probability(0), LANES).end();
        return classes;
    }
}
