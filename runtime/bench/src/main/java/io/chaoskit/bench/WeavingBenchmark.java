package io.chaoskit.bench;

import io.chaoskit.internal.weave.Agent;
import io.chaoskit.internal.weave.Unwoven;
import io.chaoskit.internal.weave.Weaver;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** Puts faults into many methods of many loaded classes, as the first run of a JVM does: once, and cold. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SingleShotTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(jvmArgs = {"-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true"})
@Warmup(iterations = 0)
@Measurement(iterations = 1)
public class WeavingBenchmark {

    static final int CLASSES = 200;
    static final int METHODS = CLASSES * GeneratedClasses.METHODS_EACH;

    private static final Pointcut ALL = Pointcut.parse(GeneratedClasses.PACKAGE + ".*.*(..)");

    private GeneratedClasses classes;

    /** Loads the classes, and attaches, which is done once for the JVM. */
    @Setup
    public void load() throws ClassNotFoundException {
        classes = new GeneratedClasses(CLASSES);
        Agent.instrumentation();
    }

    /** Keeps the classes alive until the end. */
    @TearDown
    public void unload() {
        classes = null;
    }

    private static Weaver weaveAll() {
        // Nothing fires.
        return Weaver.weave(attachment -> null, List.of(ALL), (pointcuts, method) -> method, (classes, of) -> true);
    }

    private static void mustBeAll(Weaver weaver) {
        if (weaver.woven() != METHODS || !weaver.unwoven().isEmpty()) {
            throw new IllegalStateException("all methods must be woven, but were only " + weaver.woven() + "; "
                    + weaver.unwoven().stream().map(Unwoven::text).findFirst().orElse("no failure"));
        }
    }

    /** Classes that are not woven yet. */
    @State(Scope.Benchmark)
    public static class Plain {

        private Weaver weaver;

        /** Takes the faults out again. */
        @TearDown(Level.Invocation)
        public void reset() {
            mustBeAll(weaver);
            weaver.close();
        }
    }

    /** Classes that are woven. */
    @State(Scope.Benchmark)
    public static class Woven {

        private Weaver weaver;

        /** Puts the faults in. */
        @Setup(Level.Invocation)
        public void weave() {
            weaver = weaveAll();
            mustBeAll(weaver);
        }
    }

    /** From the beginning to the last class. */
    @Benchmark
    public void weave(Plain plain) {
        plain.weaver = weaveAll();
    }

    /** Back to what the classes were. */
    @Benchmark
    public void reset(Woven woven) {
        woven.weaver.close();
    }

    /** The whole of a run with one empty iteration: checks the scenario, weaves, runs, resets, reports. */
    @Benchmark
    public void run() throws InterruptedException, ExecutionException {
        new LiveRun(Sites.method(ALL), Trigger.ALWAYS.probability(0), 1).end();
    }
}
