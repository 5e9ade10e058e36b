package io.chaoskit.bench;

import acme.Order;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
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

/** Calls of methods that nobody has changed, and of the same methods with a fault in them that does not fire. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
// The JVM warns of its archive of classes when a gate is put before the boot class loader.
@Fork(jvmArgs = {"-XX:+EnableDynamicAgentLoading", "-Djdk.attach.allowAttachSelf=true", "-XX:-PrintWarnings"})
@Warmup(iterations = 4, time = 100, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 150, time = 2, timeUnit = TimeUnit.MILLISECONDS)
public class MethodBenchmark {

    /** So many that handing them over to a lane does not count. */
    static final int CALLS = 250_000;

    private static final Trigger RARELY = Trigger.ALWAYS.probability(1e-12);
    private static final List<Trigger> OTHERS = List.of(
            RARELY, Trigger.ALWAYS.every(Integer.MAX_VALUE), Trigger.ALWAYS.first(1), Trigger.ALWAYS.after(1 << 30));

    /** Which method is called. */
    public enum Shape {
        /** Has no arguments, and a result. */
        LINES("acme.Order.lines()", MethodBenchmark::lines),
        /** Has arguments and a result. */
        LINE("acme.Order.line(int, int)", MethodBenchmark::line),
        /** Has neither. */
        TOUCH("acme.Order.touch()", MethodBenchmark::touch),
        /** Static, with arguments and a result. */
        REDUCED("acme.Order.reduced(long, int)", MethodBenchmark::reduced),
        /** Static, with neither. */
        PLACE("acme.Order.place()", MethodBenchmark::place),
        /** Of the JDK. */
        BIT("java.util.BitSet.get(int)", MethodBenchmark::shipped),
        /** Has some work to do. */
        TOTAL("acme.Order.total()", MethodBenchmark::total);

        private final String pointcut;
        private final LongSupplier calls;

        Shape(String pointcut, LongSupplier calls) {
            this.pointcut = pointcut;
            this.calls = calls;
        }

        private Site site() {
            return Sites.method(Pointcut.parse(pointcut));
        }
    }

    /** Who has changed it. */
    public enum Armed {
        /** A run is active, but not on methods. */
        NOBODY,
        /** A run is active. */
        CHAOSKIT,
        /** The same, after runs with other triggers, so that the JIT can no longer rely on there being one kind. */
        CHAOSKIT_AMONG_OTHERS,
        /** A run has been active. */
        CHAOSKIT_BEFORE,
        /** By rules of which this class knows nothing. */
        BYTEMAN
    }

    /** The method. */
    @Param
    public Shape shape;

    /** The one who has changed it. */
    @Param
    public Armed armed;

    private LiveRun run;
    private volatile long result;

    /** Enters an iteration in as many lanes as the benchmark has threads. */
    @Setup
    public void start(BenchmarkParams params) throws InterruptedException, ExecutionException {
        if (Order.ruled() != (armed == Armed.BYTEMAN)) {
            throw new IllegalStateException("Byteman must have rules exactly for itself");
        }
        switch (armed) {
            case CHAOSKIT -> run = new LiveRun(shape.site(), RARELY, params.getThreads());
            case CHAOSKIT_AMONG_OTHERS -> {
                for (Trigger other : OTHERS) {
                    callDuringRun(other);
                }
                run = new LiveRun(shape.site(), RARELY, params.getThreads());
            }
            case CHAOSKIT_BEFORE -> callDuringRun(RARELY);
            default -> run = new LiveRun(Sites.maybeDelay(), RARELY, params.getThreads());
        }
    }

    private void callDuringRun(Trigger trigger) throws InterruptedException, ExecutionException {
        LiveRun before = new LiveRun(shape.site(), trigger, 1);
        before.onLane(this::callAll);
        mustHaveHits(before);
    }

    /** Ends the iterations. */
    @TearDown
    public void stop() throws InterruptedException, ExecutionException {
        switch (armed) {
            case CHAOSKIT, CHAOSKIT_AMONG_OTHERS -> mustHaveHits(run);
            case CHAOSKIT_BEFORE -> {}
            default -> run.end();
        }
    }

    private static void mustHaveHits(LiveRun run) throws InterruptedException, ExecutionException {
        long hits = run.end().injectors().get(0).hits();
        if (hits < CALLS) {
            throw new IllegalStateException("each call must be a hit, but there were only " + hits);
        }
    }

    private void callAll() {
        result = shape.calls.getAsLong();
    }

    private static long lines() {
        Order order = new Order();
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += order.lines();
        }
        return sum;
    }

    private static long line() {
        Order order = new Order();
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += order.line(i & 7, i);
        }
        return sum;
    }

    private static long touch() {
        Order order = new Order();
        for (int i = 0; i < CALLS; i++) {
            order.touch();
        }
        return 0;
    }

    private static long reduced() {
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += Order.reduced(i, 90);
        }
        return sum;
    }

    private static long place() {
        for (int i = 0; i < CALLS; i++) {
            Order.place();
        }
        return 0;
    }

    private static long shipped() {
        Order order = new Order();
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += order.shipped(i & 7) ? 1 : 0;
        }
        return sum;
    }

    private static long total() {
        Order order = new Order();
        long sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += order.total();
        }
        return sum;
    }

    /** On the thread of the only lane. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void oneLane() throws InterruptedException, ExecutionException {
        run.onLane(this::callAll);
    }

    /** On the threads of two lanes at once; the time is that of one thread. */
    @Benchmark
    @Threads(2)
    @OperationsPerInvocation(CALLS)
    public void twoLanes() throws InterruptedException, ExecutionException {
        run.onLane(this::callAll);
    }

    /** On another thread, which belongs to the iteration because there is one lane. */
    @Benchmark
    @OperationsPerInvocation(CALLS)
    public void otherThread() {
        callAll();
    }
}
