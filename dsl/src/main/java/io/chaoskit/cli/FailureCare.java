package io.chaoskit.cli;

import io.chaoskit.internal.dsl.script.ScriptHome;
import io.chaoskit.internal.dsl.script.ScriptSource;
import io.chaoskit.internal.replay.FailureIdentity;
import io.chaoskit.internal.text.Plural;
import io.chaoskit.model.Scenario;
import io.chaoskit.replay.Replay;
import io.chaoskit.replay.Shrinker;
import io.chaoskit.report.FailedRun;
import io.chaoskit.report.Failure;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Report;
import io.chaoskit.value.Clock;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** What a call does about the failures of a scenario, beside telling them: tries kept ones first, shrinks new ones, and keeps them. */
final class FailureCare {

    private static final int MOST_TRIED = 10;
    private static final Duration TRIED = Duration.ofSeconds(20);

    private final RunOptions options;
    private final Terminal terminal;
    private final Scenario scenario;
    private final Origin origin;

    FailureCare(RunOptions options, Terminal terminal, Scenario scenario) {
        this.options = options;
        this.terminal = terminal;
        this.scenario = scenario;
        Origin call = options.failures().origin();
        // A scenario may be in a script that another one loads.
        String script = scenario.classLoader()
                .flatMap(ScriptHome::of)
                .map(home -> ScriptSource.shown(home.file()))
                .orElseGet(() -> scenario.at().file());
        this.origin = new Origin(script, ScriptHash.of(scenario), call.arguments(), call.environment());
    }

    /** What repeats a run of this scenario. */
    Origin origin() {
        return origin;
    }

    /** The report of a kept failure that came again; empty when none did, or none shall be tried. */
    Optional<Report> failedBefore() {
        if (!options.failures().failedFirst()) {
            return Optional.empty();
        }
        List<FailedRun> kept = KeptFailures.here().of(scenario.name(), origin.script()).stream()
                .limit(MOST_TRIED)
                .toList();
        for (FailedRun each : kept) {
            Optional<Integer> number = firstOf(each);
            Replay.Result result = Replay.of(fresh(), each)
                    .failure(number.orElse(1))
                    .edited(!origin.scriptHash().equals(each.origin().scriptHash()))
                    .time(TRIED)
                    .build()
                    .run();
            if (result.reproduced()) {
                note("a kept failure came again: " + result.sentence());
                return result.report();
            }
        }
        note(
                kept.isEmpty()
                        ? "there are no kept failures of '" + scenario.name() + "'"
                        : Plural.of(kept.size(), "kept failure") + " of '" + scenario.name() + "' did not come again");
        return Optional.empty();
    }

    private static Optional<Integer> firstOf(FailedRun run) {
        for (int i = 0; i < run.failures().size(); i++) {
            if (run.failures().get(i).iteration() > 0) {
                return Optional.of(i + 1);
            }
        }
        return Optional.empty();
    }

    /** Shrinks the first failure of each kind, as far as there is time. */
    void shrink(Report report) {
        if (options.failures().shrink().isEmpty()) {
            return;
        }
        Clock clock = Clock.SYSTEM;
        long until = clock.nanoTime() + options.failures().shrink().get().toNanos();
        Set<FailureIdentity> seen = new HashSet<>();
        for (int i = 0; i < report.failures().size(); i++) {
            Failure failure = report.failures().get(i);
            long left = until - clock.nanoTime();
            if (failure.iteration() < 1 || !seen.add(FailureIdentity.of(failure)) || left <= 0) {
                continue;
            }
            String text = Shrinker.of(fresh(), FailedRun.of(report))
                    .failure(i + 1)
                    .time(Duration.ofNanos(left))
                    .progress(this::note)
                    .build()
                    .run()
                    .toText();
            terminal.out().print("\n" + text);
        }
    }

    /** From its script when it comes from one: then its objects are fresh each time. */
    private Supplier<Scenario> fresh() {
        Scenario adapted = options.overrides().apply(scenario);
        ClassLoader loader =
                scenario.classLoader().flatMap(ScriptHome::underTest).orElse(null);
        return origin.script().isEmpty() || loader == null
                ? () -> adapted
                : new FreshScenarios(origin.script(), scenario.name(), loader, options.input(), options.overrides());
    }

    private void note(String line) {
        if (!options.quiet()) {
            terminal.err().println("chaoskit: " + line);
        }
    }

    /** Keeps what failed, and says how it is made smaller. */
    static void keep(List<Report> reports, RunOptions options, Path file, Terminal terminal) {
        try {
            if (KeptFailures.here().keep(reports, file) && !options.quiet()) {
                terminal.out().println("  shrink      " + ReplayFile.command("shrink", file.toString()));
            }
        } catch (IOException e) {
            terminal.err().println("chaoskit: the failures cannot be kept: " + FileFailure.of(e));
        } catch (SecurityException e) {
            terminal.err().println("chaoskit: the failures cannot be kept: " + e.getMessage());
        }
    }
}
