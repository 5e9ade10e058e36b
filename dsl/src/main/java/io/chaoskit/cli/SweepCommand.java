package io.chaoskit.cli;

import io.chaoskit.dsl.ScriptedScenario;
import io.chaoskit.internal.sweep.ScenarioOfWorkers;
import io.chaoskit.internal.sweep.Workers;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.model.InvalidScenarioException;
import io.chaoskit.model.Scenario;
import io.chaoskit.replay.Sweep;
import io.chaoskit.replay.SweepResult;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import picocli.CommandLine;

/** {@code chaoskit sweep}: makes each fault that a scenario can make, one after the other. */
final class SweepCommand {

    /** Where no line can be drawn again, only some are written. */
    private static final int LINES = 25;

    /** A scenario that other JVMs can run too. */
    private record InWorkers(FreshScenarios scenarios, Workers workers) implements ScenarioOfWorkers {

        @Override
        public Scenario get() {
            return scenarios.get();
        }
    }

    private final SweepArguments arguments = new SweepArguments();
    private int lines;

    CommandLine command() {
        return arguments
                .model()
                .command(
                        "sweep",
                        this::run,
                        "Makes each fault that the injectors of a script can make, one after the other.",
                        "Exit code: 0 without findings, 1 with findings, 2 for a mistake.");
    }

    private int run() throws MistakesFound {
        SweepArguments.Checked checked = arguments.checked();
        boolean aside = checked.reports().stream().anyMatch(ReportFile::toStandardOutput);
        Terminal terminal = aside ? checked.terminal().withResultsAside() : checked.terminal();
        return WorkflowCommands.stoppedDuring(terminal.out(), () -> swept(checked, terminal, aside));
    }

    @SuppressWarnings("try") // the scope is closed, not used
    private int swept(SweepArguments.Checked checked, Terminal terminal, boolean aside) throws MistakesFound {
        try (OwnStreams streams = new OwnStreams(aside);
                ExitGuard guard = new ExitGuard()) {
            List<SweepResult> results = sweep(checked, terminal, guard);
            for (ReportFile file : checked.reports()) {
                String text = text(file.kind(), results);
                file.write(to -> to.write(text), streams.out(), terminal.err());
            }
            terminal.out().flush();
            boolean found = results.stream().anyMatch(each -> !each.findings().isEmpty());
            // Code under test that ends the JVM has nothing to say about the exit code.
            boolean cutOff = guard.calledExit();
            int code = found || cutOff ? ExitCode.FAILED : ExitCode.OK;
            guard.finished(code, cutOff);
            return code;
        }
    }

    private static String text(String kind, List<SweepResult> results) {
        return kind.equals(SweepArguments.JSON)
                ? SweepResult.toJson(results) + "\n"
                : results.stream().map(SweepResult::toString).collect(Collectors.joining("\n"));
    }

    private List<SweepResult> sweep(SweepArguments.Checked checked, Terminal terminal, ExitGuard guard)
            throws MistakesFound {
        ClassLoader underTest = arguments.underTest(terminal.err());
        List<Scenario> chosen = chosen(underTest, checked, guard);
        if (arguments.resume() != null && chosen.size() > 1) {
            throw MistakesFound.in(
                    "",
                    "--resume must be used with one scenario, but " + arguments.script() + " has " + chosen.size(),
                    "--only '" + chosen.get(0).name() + "'");
        }
        List<SweepResult> results = new ArrayList<>();
        for (Scenario each : chosen) {
            if (!guard.ending()) {
                FreshScenarios fresh = new FreshScenarios(
                                arguments.script(), each.name(), underTest, checked.input(), Overrides.NONE)
                        .guarded(guard);
                SweepResult result = sweep(fresh, each, checked, terminal, chosen.size() > 1);
                clear(terminal);
                show(terminal, result, results.isEmpty());
                results.add(result);
            }
        }
        return results;
    }

    private List<Scenario> chosen(ClassLoader underTest, SweepArguments.Checked checked, ExitGuard guard)
            throws MistakesFound {
        ScriptLoader loader = new ScriptLoader(
                underTest,
                scenario -> {
                    throw new IllegalStateException(
                            "a script that is swept must not run its scenarios, but this one runs '" + scenario.name()
                                    + "'");
                },
                reading -> guard.during(stack -> Complaints.print(reading.exitCalled(stack))),
                checked.input());
        List<Scenario> all = loader.load(arguments.script()).scenarios().stream()
                .map(ScriptedScenario::getModel)
                .toList();
        guard.during(null);
        return Selection.named(all, arguments.only());
    }

    @SuppressWarnings("try") // the scope is closed, not used
    private SweepResult sweep(
            FreshScenarios fresh, Scenario scenario, SweepArguments.Checked checked, Terminal terminal, boolean several)
            throws MistakesFound {
        try (ContextLoader own = ContextLoader.of(scenario)) {
            Sweep.Builder sweep = Sweep.of(new InWorkers(fresh, new JvmWorkers(scenario.name(), arguments.ofScript())));
            sweep.part(checked.part(), checked.parts());
            long seed = arguments.seed() != null
                    ? arguments.seed()
                    : scenario.seed().orElse(1);
            sweep.seed(seed)
                    .command(id -> arguments.again(scenario.name(), several, seed, id))
                    .progress(line -> progress(terminal, line))
                    .notes(line -> note(terminal, line));
            arguments.configure(sweep);
            if (arguments.resume() != null) {
                sweep.journal(Path.of(arguments.resume()), ScriptHash.of(scenario));
            }
            return sweep.build().run();
        } catch (InvalidScenarioException mistaken) {
            throw new MistakesFound(mistaken.mistakes());
        } catch (IllegalArgumentException | UncheckedIOException wrong) {
            String[] parts = wrong.getMessage().split("; ", 2);
            throw MistakesFound.in("", parts[0], parts.length > 1 ? parts[1] : "");
        } finally {
            clear(terminal);
        }
    }

    private void note(Terminal terminal, String line) {
        if (!arguments.quiet()) {
            clear(terminal);
            terminal.err().println("chaoskit: " + line);
        }
    }

    private void progress(Terminal terminal, String line) {
        if (arguments.quiet()) {
            return;
        }
        if (terminal.columns() > 0) {
            String shown = line.substring(0, Math.min(line.length(), terminal.columns() - 1));
            terminal.err().print("\r\u001B[K" + shown);
            terminal.err().flush();
        } else if (lines++ % LINES == 0) {
            terminal.err().println("chaoskit: " + line);
        }
    }

    private void clear(Terminal terminal) {
        if (terminal.columns() > 0 && !arguments.quiet()) {
            terminal.err().print("\r\u001B[K");
            terminal.err().flush();
        }
    }

    private void show(Terminal terminal, SweepResult result, boolean first) {
        if (arguments.quiet()) {
            int count = result.findings().size();
            terminal.out()
                    .println(result.scenario() + ": " + (count == 0 ? "no findings" : Plural.of(count, "finding")));
            result.findings().forEach(each -> terminal.out().println("  ✗ " + each.kind() + "  " + each.message()));
        } else {
            terminal.out()
                    .print((first ? "" : "\n")
                            + result.toText(terminal.results().colored()));
        }
    }
}
