package io.chaoskit.internal.report.events;

import com.fasterxml.jackson.databind.JsonNode;
import io.chaoskit.internal.report.BucketSums;
import io.chaoskit.internal.report.Histograms;
import io.chaoskit.internal.verdict.Tally;
import io.chaoskit.report.Cause;
import io.chaoskit.report.Failure;
import io.chaoskit.report.FailureAnalysis;
import io.chaoskit.report.FailureKinds;
import io.chaoskit.report.InjectorReport;
import io.chaoskit.report.Iterations;
import io.chaoskit.report.Latency;
import io.chaoskit.report.Report;
import io.chaoskit.report.ValidatorReport;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.HdrHistogram.Histogram;

/** A run whose process ended without a report: adds up what it told until then. */
final class CutOffRun {

    private static final int MAX_KEPT = 100;

    private final Report begun;
    private final BucketSums buckets = BucketSums.ofRun();
    private final Histogram latency = new Histogram(Histograms.DIGITS);
    private final List<Failure> kept = new ArrayList<>();
    private final FailureKinds kinds = new FailureKinds();
    private final Map<String, JsonNode> injectors = new HashMap<>();
    private final Map<String, Long> byValidator = new HashMap<>();
    private long iterations;
    private long failed;
    private long dropped;
    private long lastMs;

    CutOffRun(Report begun) {
        this.begun = begun;
    }

    void happened(JsonNode activity) {
        Histogram more = new Histogram(Histograms.DIGITS);
        Histograms.add(activity.path("latency").asText(), more);
        latency.add(more);
        iterations += activity.path("iterations").asLong();
        failed += activity.path("failures").asLong();
        dropped += activity.path("failuresUntold").asLong();
        lastMs = Math.max(lastMs, activity.path("atMs").asLong());
        buckets.add(
                lastMs,
                activity.path("iterations").asLong(),
                activity.path("failures").asLong(),
                activity.path("faults").asLong(),
                more);
        activity.path("injectors")
                .forEach(each -> injectors.put(each.path("injector").asText(), each));
    }

    void failed(String json) {
        Failure failure = Failure.read(json);
        kinds.add(failure);
        if (!failure.validator().isEmpty()) {
            byValidator.merge(failure.validator(), 1L, Long::sum);
        }
        if (kept.size() < MAX_KEPT) {
            kept.add(failure);
        } else {
            dropped++;
        }
    }

    Report report() {
        Latency figures = Histograms.latency(latency);
        Duration ran = Duration.ofMillis(lastMs);
        List<Cause> causes = List.of(Cause.of(
                Cause.Kind.DOUBT,
                "the run was cut off after " + Durations.rounded(ran.toNanos())
                        + ": its process ended without a report"));
        List<ValidatorReport> validators =
                begun.validators().stream().map(this::validator).toList();
        Tally.Judgement judgement = new Tally(
                        iterations,
                        failed,
                        figures.mean(),
                        validators.stream()
                                .filter(each -> each.failures() > 0)
                                .map(Tally.Violations::of)
                                .toList(),
                        kinds.list(),
                        causes)
                .judge(begun.thresholds());
        return Report.builder(begun.scenario(), begun.seed())
                .verdict(
                        judgement.verdict(),
                        judgement.reasons(),
                        judgement.summary(iterations - failed, iterations, begun.seed()))
                .run(begun.runId(), begun.plan())
                .shard(begun.shard())
                .judgedBy(begun.thresholds(), causes)
                .time(begun.startedAt(), ran, "the run was cut off")
                .iterations(
                        new Iterations(iterations, iterations - failed, failed),
                        figures,
                        Histograms.text(latency),
                        buckets.toBuckets())
                .injectors(begun.injectors().stream().map(this::injector).toList(), 0)
                .validators(validators)
                .failures(
                        kept.stream()
                                .sorted((one, other) -> Long.compare(
                                        one.kind().order(one.iteration()),
                                        other.kind().order(other.iteration())))
                                .toList(),
                        dropped,
                        new FailureAnalysis(byValidator, Map.of(), Map.of(), FailureAnalysis.NONE.lasting()))
                .kinds(kinds.list())
                .replay(begun.replay())
                .origin(begun.origin())
                .environment(begun.environment())
                .build();
    }

    private ValidatorReport validator(ValidatorReport begin) {
        long violations = byValidator.getOrDefault(begin.id(), 0L);
        String message = kept.stream()
                .filter(each -> each.validator().equals(begin.id()))
                .map(Failure::message)
                .findFirst()
                .orElse("");
        return new ValidatorReport(
                begin.id(),
                begin.name(),
                begin.severity(),
                violations > 0 ? Status.FAILED : begin.status(),
                violations,
                message,
                "",
                begin.looked(),
                "");
    }

    private InjectorReport injector(InjectorReport begin) {
        JsonNode met = injectors.get(begin.name());
        return met == null
                ? begin
                : new InjectorReport(
                        begin.name(),
                        begin.scope(),
                        begin.effect(),
                        begin.site(),
                        begin.trigger(),
                        met.path("hits").asLong(),
                        met.path("fired").asLong(),
                        0,
                        "");
    }
}
