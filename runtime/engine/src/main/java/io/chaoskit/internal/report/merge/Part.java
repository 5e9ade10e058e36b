package io.chaoskit.internal.report.merge;

import io.chaoskit.report.Cause;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Origin;
import io.chaoskit.report.Phases;
import io.chaoskit.report.Report;
import io.chaoskit.report.Shard;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.value.Mistake;
import io.chaoskit.verdict.Thresholds;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** What is kept of a shard's report until all are there: everything that is small. */
record Part(
        String name,
        Optional<Shard> given,
        String runId,
        String scenario,
        long seed,
        String plan,
        Thresholds thresholds,
        List<Cause> causes,
        List<Mistake> mistakes,
        Instant startedAt,
        Duration duration,
        Phases phases,
        String stoppedBecause,
        Iterations iterations,
        String latencyHistogram,
        List<InjectorReport> injectors,
        List<ValidatorReport> validators,
        List<String> leftBehind,
        List<String> threadsOutside,
        List<String> threadsByArrival,
        String replay,
        Origin origin,
        Map<String, String> environment) {

    private static final String OPTION = "--shard";

    static Part of(String name, Report report) {
        return new Part(
                name,
                report.shard(),
                report.runId(),
                report.scenario(),
                report.seed(),
                report.plan(),
                report.thresholds(),
                report.causes(),
                report.mistakes(),
                report.startedAt(),
                report.duration(),
                report.phases(),
                report.stoppedBecause(),
                report.iterations(),
                report.latencyHistogram(),
                report.injectors(),
                report.validators(),
                report.leftBehind(),
                report.threadsOutside(),
                report.threadsByArrival(),
                report.shard()
                        .map(each -> report.replay().replace(" " + OPTION + " " + each, ""))
                        .orElse(report.replay()),
                whole(report.origin()),
                report.environment());
    }

    /** The origin of the whole run: the same call without the option that makes it a shard. */
    private static Origin whole(Origin of) {
        List<String> words = new ArrayList<>(of.arguments());
        int option = words.indexOf(OPTION);
        if (option >= 0) {
            words.subList(option, Math.min(option + 2, words.size())).clear();
        }
        return new Origin(of.script(), of.scriptHash(), words, of.environment());
    }

    boolean whole() {
        return given.isEmpty();
    }

    /** A whole run is the only one of its shards. */
    Shard shard() {
        return given.orElse(new Shard(1, 1));
    }

    /** Whether the other is the report of the same run, given twice. */
    boolean sameRun(Part other) {
        return runId.equals(other.runId)
                && startedAt.equals(other.startedAt)
                && duration.equals(other.duration)
                && iterations.equals(other.iterations)
                && latencyHistogram.equals(other.latencyHistogram)
                && injectors.equals(other.injectors)
                && validators.equals(other.validators);
    }

    /** Why it cannot be a shard of the same run as the other; empty when it can. */
    List<String> differencesTo(Part other) {
        List<String> differences = new ArrayList<>();
        differ(differences, other, "scenario", part -> "'" + part.scenario + "'");
        if (!differences.isEmpty()) {
            // The rest follows from it.
            return differences;
        }
        differ(differences, other, "seed", part -> Long.toString(part.seed));
        differ(differences, other, "plan", part -> "'" + part.plan + "'");
        differ(
                differences,
                other,
                "number of shards",
                part -> Integer.toString(part.shard().count()));
        same(differences, other, "the same script, unchanged", part -> part.origin.scriptHash());
        same(
                differences,
                other,
                "the same injectors",
                part -> part.injectors.stream()
                        .map(each -> List.of(each.name(), each.scope(), each.effect(), each.site(), each.trigger()))
                        .toList());
        same(
                differences,
                other,
                "the same validators",
                part -> part.validators.stream()
                        .map(each -> List.of(each.id(), each.name(), each.severity()))
                        .toList());
        same(differences, other, "the same thresholds", Part::thresholds);
        return differences;
    }

    private void differ(List<String> differences, Part other, String what, Function<Part, String> value) {
        if (!value.apply(this).equals(value.apply(other))) {
            differences.add("reports that are merged must be of one " + what + ", but " + other.name + " is of "
                    + value.apply(other) + " and " + name + " of " + value.apply(this));
        }
    }

    private void same(List<String> differences, Part other, String what, Function<Part, Object> value) {
        if (!value.apply(this).equals(value.apply(other))) {
            differences.add("reports that are merged must have " + what + ", but those of " + other.name + " and "
                    + name + " differ");
        }
    }
}
