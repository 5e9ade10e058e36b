package io.chaoskit.bench;

import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the benchmarks of this module in JVMs of their own and prints one table of the results. */
public final class Benchmarks {
    private Benchmarks() {}

    /**
     * Runs every benchmark, or those whose names match.
     *
     * @param patterns regular expressions for benchmark names; without one, all run
     * @throws RunnerException if a benchmark fails, or no benchmark matches
     */
    public static void main(String[] patterns) throws RunnerException {
        var options = new OptionsBuilder().shouldFailOnError(true).verbosity(VerboseMode.NORMAL);
        for (String pattern : patterns) {
            options.include(pattern);
        }
        new Runner(options.build()).run();
    }
}
