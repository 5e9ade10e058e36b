package io.chaoskit.bench;

import io.chaoskit.Chaos;
import io.chaoskit.internal.jfr.FaultJournal;
import io.chaoskit.site.Sites;
import io.chaoskit.trigger.Trigger;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import jdk.jfr.Recording;
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

/** Faults of an effect that does nothing, in an iteration of a real run whose trace is full, without and with a recording of them. */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 4, time = 300, timeUnit = TimeUnit.MILLISECONDS)
@Measurement(iterations = 100, time = 5, timeUnit = TimeUnit.MILLISECONDS)
public class FaultBenchmark {

    /** So many that handing them over to a lane does not count. */
    static final int FAULTS = 10_000;

    /** Whether the flight recorder records faults. */
    @Param
    public Recorded recorded;

    private LiveRun run;
    private Recording recording;

    /** Who wants the events. */
    public enum Recorded {
        /** Nobody, in a JVM whose flight recorder never ran. */
        NOT,
        /** Nobody any more. */
        NO_LONGER,
        /** A recording. */
        NOW
    }

    /** Enters an iteration, and fills its trace. */
    @Setup
    public void start() throws InterruptedException, ExecutionException {
        if (recorded != Recorded.NOT) {
            recording = new Recording();
            recording.enable("io.chaoskit.Fault");
            recording.start();
        }
        run = new LiveRun(Sites.maybeError(), hit -> {}, Trigger.ALWAYS, 1);
        run.onLane(FaultBenchmark::faults);
        if (recorded == Recorded.NO_LONGER) {
            recording.close();
        }
    }

    /** Ends the iteration. */
    @TearDown
    public void stop() throws InterruptedException, ExecutionException {
        run.end();
        if (recorded == Recorded.NOW) {
            recording.close();
        }
    }

    private static void faults() {
        for (int i = 0; i < FAULTS; i++) {
            Chaos.maybeError();
        }
    }

    /** On the thread of the only lane. */
    @Benchmark
    @OperationsPerInvocation(FAULTS)
    public void fires() throws InterruptedException, ExecutionException {
        run.onLane(FaultBenchmark::faults);
    }

    /** Nothing. */
    @Benchmark
    public Object nothing() {
        return null;
    }

    /** What a fault asks the flight recorder, and all of it when nobody records. */
    @Benchmark
    public Object asks() {
        return FaultJournal.OF_JVM.begin();
    }
}
