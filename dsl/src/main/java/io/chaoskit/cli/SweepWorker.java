package io.chaoskit.cli;

import io.chaoskit.internal.sweep.Workbench;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.function.Supplier;
import picocli.CommandLine;

/**
 * {@code chaoskit sweep-worker}, which a sweep starts where the code under test leaves something behind in its JVM: makes the runs that
 * standard input asks for, a line each, and answers on standard output. Ends with its input. Not for people.
 */
final class SweepWorker {

    static final String NAME = "sweep-worker";
    static final String SCENARIO = "--scenario";

    private final SweepArguments arguments = new SweepArguments();
    private final Supplier<String> scenario = arguments.model().option(String.class, "NAME", "the scenario", SCENARIO);

    CommandLine command() {
        return arguments.model().command(NAME, this::run, "Makes runs for chaoskit sweep.");
    }

    @SuppressWarnings("try") // the scope is closed, not used
    private int run() throws MistakesFound, IOException {
        SweepArguments.Checked checked = arguments.checked();
        InputStream in = System.in;
        System.setIn(InputStream.nullInputStream());
        try (OwnStreams streams = new OwnStreams(true);
                Workbench bench = new Workbench(new FreshScenarios(
                        arguments.script(),
                        scenario.get(),
                        arguments.underTest(System.err),
                        checked.input(),
                        Overrides.NONE))) {
            serve(
                    bench,
                    new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)),
                    new PrintStream(streams.out(), true, StandardCharsets.UTF_8));
            return ExitCode.OK;
        }
    }

    private static void serve(Workbench bench, BufferedReader in, PrintStream out) throws IOException {
        for (String line = in.readLine(); line != null; line = in.readLine()) {
            out.println(bench.answer(line));
        }
    }
}
