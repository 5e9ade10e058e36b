package io.chaoskit.cli;

import io.chaoskit.cli.FailureArguments.Chosen;
import io.chaoskit.replay.Replay;
import io.chaoskit.report.Failure;
import java.time.Duration;
import java.util.Set;
import java.util.function.Supplier;
import picocli.CommandLine;

/** {@code chaoskit replay}: repeats a failure of a report with exactly its faults. */
final class ReplayCommand {

    private final FailureArguments arguments = new FailureArguments();
    private final Supplier<String> time = arguments
            .model()
            .option("2min", "D", "how long more than three tries of a kind may take, 2min by default", "--time");
    private final Supplier<Boolean> quiet = arguments.model().flag("tells the result only", "-q", "--quiet");
    private final Supplier<String> color = arguments.model().option("auto", "WHEN", "auto, always or never", "--color");

    CommandLine command() {
        return arguments
                .model()
                .command(
                        "replay",
                        this::run,
                        "Repeats a failure of a report with exactly its faults.",
                        "Exit code: 1 when it fails in the same way, 0 when it does not, 2 for a mistake.");
    }

    private int run() throws MistakesFound {
        Terminal terminal = Terminal.of(
                Terminal.color(RunArguments.oneOf("--color", color.get(), Set.of("auto", "always", "never"))));
        return WorkflowCommands.stoppedDuring(terminal.out(), () -> replayed(terminal));
    }

    private int replayed(Terminal terminal) throws MistakesFound {
        try (ExitGuard guard = new ExitGuard()) {
            return replayed(terminal, guard);
        }
    }

    private int replayed(Terminal terminal, ExitGuard guard) throws MistakesFound {
        Duration limit = FailureArguments.limit(time.get());
        Chosen chosen = arguments.choose(terminal.err(), guard);
        Replay.Result result = Replay.of(chosen.isolated(), chosen.run())
                .failure(chosen.number())
                .edited(chosen.edited())
                .time(limit)
                .progress(line -> {
                    if (!quiet.get()) {
                        terminal.err().println("chaoskit: " + line);
                    }
                })
                .build()
                .run();
        int code = result.reproduced() ? ExitCode.FAILED : ExitCode.OK;
        show(terminal, result);
        guard.finished(code, guard.calledExit());
        return code;
    }

    private void show(Terminal terminal, Replay.Result result) {
        String mark = result.reproduced()
                ? terminal.results().bad("✗")
                : terminal.results().good("✓");
        terminal.out().println(mark + " " + result.sentence());
        if (!quiet.get()) {
            Failure failure = result.failure();
            if (result.reproduced()) {
                terminal.out().println("  " + failure.message().stripTrailing().replace("\n", "\n  "));
                failure.faults().forEach(each -> terminal.out().println("    after " + each));
            }
            result.others().forEach(each -> terminal.out().println("  another failure came: " + each));
        }
        terminal.out().flush();
    }
}
