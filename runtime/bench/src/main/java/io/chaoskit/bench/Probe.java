package io.chaoskit.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.openjdk.jmh.profile.GCProfiler;
import org.openjdk.jmh.results.BenchmarkResult;
import org.openjdk.jmh.results.IterationResult;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * One benchmark with one value of each parameter, measured several times, each in a JVM of its own.
 *
 * <p>It is told by its fastest slice of time. Whatever else the machine does makes a slice slower and never faster, so that the
 * fastest one of hundreds says what the code costs, and says it again on a machine that is shared by others.
 */
final class Probe {

    private static final String ALLOCATED = "gc.alloc.rate.norm";
    /** From Java 23 on the JVM warns of what JMH does. */
    private static final List<String> QUIET =
            Runtime.version().feature() >= 23 ? List.of("--sun-misc-unsafe-memory-access=allow") : List.of();

    private final Class<?> type;
    private final String method;
    private final SortedMap<String, String> params;
    private final int rounds;
    private final List<String> jvmArguments;
    private final List<Double> slices = new ArrayList<>();
    private final List<Double> fastestOfRounds = new ArrayList<>();
    private double bytes = Double.MAX_VALUE;

    Probe(Class<?> type, String method, Map<String, String> params, int rounds, String... jvmArguments) {
        this.type = type;
        this.method = method;
        this.params = new TreeMap<>(params);
        this.rounds = rounds;
        this.jvmArguments =
                Stream.concat(QUIET.stream(), Stream.of(jvmArguments)).toList();
    }

    /** In how many JVMs it shall be measured. */
    int rounds() {
        return rounds;
    }

    /** Measures in one more JVM. */
    void measure() throws RunnerException {
        var options = new OptionsBuilder()
                .include(type.getName() + "\\." + method + "$")
                .jvmArgsAppend(jvmArguments.toArray(String[]::new))
                .forks(1)
                .addProfiler(GCProfiler.class)
                .shouldFailOnError(true)
                .verbosity(VerboseMode.SILENT);
        params.forEach(options::param);
        for (RunResult result : new Runner(options.build()).run()) {
            for (BenchmarkResult fork : result.getBenchmarkResults()) {
                add(fork);
            }
        }
    }

    private void add(BenchmarkResult fork) {
        double fastest = Double.MAX_VALUE;
        for (IterationResult slice : fork.getIterationResults()) {
            double score = slice.getPrimaryResult().getScore();
            slices.add(score);
            fastest = Math.min(fastest, score);
        }
        fastestOfRounds.add(fastest);
        Result<?> allocated = fork.getSecondaryResults().get(ALLOCATED);
        if (allocated != null) {
            bytes = Math.min(bytes, allocated.getScore());
        }
    }

    boolean measured() {
        return !slices.isEmpty();
    }

    /** Nanoseconds of the fastest slice. */
    double fastest() {
        return slices.stream().mapToDouble(each -> each).min().orElseThrow();
    }

    /** Nanoseconds by which the fastest slices of the JVMs differ. */
    double spread() {
        return fastestOfRounds.stream().mapToDouble(each -> each).max().orElseThrow() - fastest();
    }

    /** Nanoseconds of the slice in the middle: how much else the machine had to do. */
    double median() {
        return slices.stream().sorted().skip(slices.size() / 2).findFirst().orElseThrow();
    }

    /** Bytes allocated each time, by the JVM with the fewest. */
    double bytes() {
        return bytes;
    }

    @Override
    public String toString() {
        return type.getSimpleName() + "." + method + " " + params;
    }
}
