package io.chaoskit.bench;

import io.chaoskit.bench.HitBenchmark.When;
import io.chaoskit.bench.IterationBenchmark.Third;
import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.openjdk.jmh.runner.RunnerException;

/**
 * Runs the benchmarks of this module, each in JVMs of its own, and prints one table of the results with their limits.
 *
 * <p>The rounds go over all benchmarks in turn, so that what is compared was measured side by side.
 */
public final class Benchmarks {

    private static final int POINT_ROUNDS = 6;
    private static final int RUN_ROUNDS = 3;
    private static final double MAX_POINT_RATIO = 1.02;
    private static final double MAX_HIT_NANOS = 10;
    /** For two threads on two cores, which also share caches and clock. */
    private static final double MAX_LANE_RATIO = 1.25;
    /** Less than the smallest object on one of sixteen hits; the rest is what measuring itself allocates. */
    private static final double NO_BYTES = 1;

    private static final double MAX_ITERATION_NANOS = 1_000;

    /** A part of the table. */
    private record Part(String title, List<Row> rows) {}

    private Benchmarks() {}

    /**
     * Runs every benchmark, or those that are asked for.
     *
     * @param args a regular expression; only benchmarks in whose name it is found are run
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        Pattern wanted = Pattern.compile(String.join("|", args));
        List<Part> parts = List.of(points(), hits(), iterations());
        measure(probes(parts).stream()
                .filter(each -> wanted.matcher(each.toString()).find())
                .toList());
        print(parts, System.out);
    }

    private static Part points() {
        Probe method = point("method", false);
        Probe getter = point("getter", false);
        Probe after = point("method", true);
        List<Row> rows = new ArrayList<>();
        rows.add(Row.of("the total of an order", method));
        rows.add(pointRow("  and Chaos.maybeDelay()", "methodWithDelayPoint", method));
        rows.add(pointRow("  and Chaos.maybeError()", "methodWithErrorPoint", method));
        rows.add(pointRow("  and Chaos.apply('order')", "methodWithNamedPoint", method));
        rows.add(pointRow("  and Chaos.recordRecursionDepth(n)", "methodWithRecord", method));
        rows.add(Row.of("the same after a run that used the points", after));
        rows.add(Row.of("  and all four", point("methodWithAllPoints", true))
                .against(after)
                .withinRatio(MAX_POINT_RATIO));
        rows.add(Row.of("a getter, inlined", getter));
        rows.add(pointRow("  and Chaos.maybeDelay()", "getterWithDelayPoint", getter));
        return new Part("A point while no run is active", rows);
    }

    private static Row pointRow(String text, String method, Probe baseline) {
        return Row.of(text, point(method, false)).against(baseline).withinRatio(MAX_POINT_RATIO);
    }

    private static Probe point(String method, boolean afterRun) {
        return new Probe(PointBenchmark.class, method, "afterRun", Boolean.toString(afterRun), POINT_ROUNDS);
    }

    private static Part hits() {
        Probe oneLane = hit("oneLane", When.RARELY);
        List<Row> rows = List.of(
                hitRow("probability 1e-12", oneLane),
                hitRow("probability 0", hit("oneLane", When.NEVER)),
                hitRow("every 2147483647", hit("oneLane", When.EVERY)),
                hitRow("first 1", hit("oneLane", When.FIRST)),
                hitRow("probability 1e-12, after runs with other triggers", hit("oneLane", When.RARELY_AMONG_OTHERS)),
                hitRow("probability 1e-12, on a thread that is no lane", hit("otherThread", When.RARELY)),
                hitRow("  the same, after runs with other triggers", hit("otherThread", When.RARELY_AMONG_OTHERS)),
                hitRow("probability 1e-12, on each of two lanes", hit("twoLanes", When.RARELY))
                        .against(oneLane)
                        .withinRatio(MAX_LANE_RATIO));
        return new Part("A hit that does not fire", rows);
    }

    private static Row hitRow(String text, Probe probe) {
        return Row.of(text, probe).within(MAX_HIT_NANOS).withinBytes(NO_BYTES);
    }

    private static Probe hit(String method, When when) {
        return new Probe(HitBenchmark.class, method, "when", when.name(), RUN_ROUNDS);
    }

    private static Part iterations() {
        Probe oneLane = iteration("oneLane", Third.MAX_ERRORS);
        List<Row> rows = List.of(
                iterationRow("recursionDepthLimit, noSlowIteration, maxErrors", oneLane),
                iterationRow("  with goroutineLimit as the third", iteration("oneLane", Third.GOROUTINE_LIMIT)),
                iterationRow("  with noInfiniteLoop as the third", iteration("oneLane", Third.NO_INFINITE_LOOP)),
                iterationRow("  with maxErrors, in two lanes", iteration("twoLanes", Third.MAX_ERRORS))
                        .against(oneLane));
        return new Part("An iteration of one empty step, one injector and three validators", rows);
    }

    private static Row iterationRow(String text, Probe probe) {
        return Row.of(text, probe).within(MAX_ITERATION_NANOS);
    }

    private static Probe iteration(String method, Third third) {
        return new Probe(IterationBenchmark.class, method, "third", third.name(), RUN_ROUNDS);
    }

    private static List<Probe> probes(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part.rows().stream())
                .map(Row::probe)
                .distinct()
                .toList();
    }

    private static void measure(List<Probe> probes) throws RunnerException {
        int rounds = probes.stream().mapToInt(Probe::rounds).max().orElse(0);
        for (int round = 1; round <= rounds; round++) {
            for (Probe each : probes) {
                if (round <= each.rounds()) {
                    System.err.println("round " + round + " of " + each.rounds() + ": " + each);
                    each.measure();
                }
            }
        }
    }

    private static void print(List<Part> parts, PrintStream out) {
        out.printf(
                Locale.ROOT,
                "%nJava %s on %s, %d processors. ns: the fastest slice of all; ±: how far the fastest ones of the JVMs lie apart.%n%n",
                Runtime.version(),
                System.getProperty("os.arch"),
                Runtime.getRuntime().availableProcessors());
        out.println(Row.HEADER);
        for (Part part : parts) {
            List<Row> rows = part.rows().stream().filter(Row::measured).toList();
            if (!rows.isEmpty()) {
                out.println(part.title());
                rows.forEach(out::println);
            }
        }
    }
}
