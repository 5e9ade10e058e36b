package io.chaoskit.bench;

import java.io.PrintStream;
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

    private Benchmarks() {}

    /**
     * Runs every benchmark, or those that are asked for. Exits with 1 when one of them misses its limit.
     *
     * @param args a regular expression; only benchmarks in whose name it is found are run, with what they are compared with
     * @throws RunnerException if a benchmark fails
     */
    public static void main(String[] args) throws RunnerException {
        Pattern wanted = Pattern.compile(String.join("|", args));
        List<Part> parts = Table.all().stream().map(part -> part.only(wanted)).toList();
        measure(probes(parts));
        print(parts, System.out);
        if (!parts.stream().flatMap(part -> part.rows().stream()).allMatch(Row::holds)) {
            System.exit(1);
        }
    }

    private static List<Probe> probes(List<Part> parts) {
        return parts.stream()
                .flatMap(part -> part.rows().stream())
                .flatMap(row -> row.probes().stream())
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
            if (!part.rows().isEmpty()) {
                out.println(part.title());
                part.rows().forEach(out::println);
            }
        }
    }
}
