package io.chaoskit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chaoskit.report.FailureAnalysis.Lasting;
import io.chaoskit.report.TimeBuckets.Bucket;
import io.chaoskit.report.ValidatorReport.Status;
import io.chaoskit.validator.Severity;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.Probability;
import io.chaoskit.value.SourceLocation;
import io.chaoskit.verdict.Thresholds;
import io.chaoskit.verdict.Verdict;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Reads JSON reports, schema 1. Fields that later versions have added may be missing. */
final class ReportReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SCHEMA_VERSION = 1;
    private static final double NANOS_PER_MILLI = 1e6;

    private final JsonNode node;

    private ReportReader(JsonNode node) {
        this.node = node;
    }

    /** The failures of each run; nothing else need be there. */
    static List<FailedRun> read(String text) {
        return each(
                text,
                run -> new FailedRun(
                        FieldReader.needed(run, "scenario").textValue(),
                        FieldReader.needed(run, "seed").longValue(),
                        run.path("environment").path("lanes").asInt(1),
                        origin(run.path("origin")),
                        FailureReader.failures(run.path("failures"))));
    }

    /** Each run as a whole. */
    static List<Report> reports(String text) {
        return each(text, run -> new ReportReader(run).report());
    }

    /** One failure by itself. */
    static Failure failure(String text) {
        try {
            return FailureReader.failure(MAPPER.readTree(text));
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException("a failure must be JSON, but this one is not", notJson);
        }
    }

    private static <T> List<T> each(String text, Function<JsonNode, T> reader) {
        if (text.isBlank()) {
            throw new IllegalArgumentException("a report must be JSON, but this one is empty");
        }
        JsonNode root;
        try {
            root = MAPPER.readTree(text);
        } catch (JsonProcessingException notJson) {
            throw new IllegalArgumentException(
                    "a report must be JSON, but this one ends or breaks at line "
                            + notJson.getLocation().getLineNr(),
                    notJson);
        }
        List<T> runs = new ArrayList<>();
        for (JsonNode each : root.isArray() ? root : List.of(root)) {
            ofThisSchema(each);
            runs.add(reader.apply(each));
        }
        return runs;
    }

    private static void ofThisSchema(JsonNode node) {
        JsonNode version = node.path("schemaVersion");
        if (!version.isInt()) {
            throw new IllegalArgumentException("a report must have the field schemaVersion, but this JSON has none");
        }
        if (version.intValue() != SCHEMA_VERSION) {
            throw new IllegalArgumentException("a report must be of schema " + SCHEMA_VERSION
                    + ", but this one is of schema " + version.intValue());
        }
    }

    private Report report() {
        ReportBuilder report = Report.builder(FieldReader.text(node, "scenario"), FieldReader.whole(node, "seed"))
                .verdict(
                        FieldReader.constant(Verdict.class, FieldReader.needed(node, "verdict")),
                        FieldReader.texts(node.path("reasons")),
                        FieldReader.text(node, "summary"));
        identity(report);
        outcome(report);
        figures(report);
        failures(report);
        surroundings(report);
        return report.build();
    }

    private void identity(ReportBuilder report) {
        JsonNode shard = node.path("shard");
        report.run(node.path("runId").asText(), node.path("plan").asText("random"))
                .shard(
                        shard.isObject()
                                ? Optional.of(new Shard((int) FieldReader.count(shard, "index"), (int)
                                        FieldReader.count(shard, "count")))
                                : Optional.empty());
    }

    private void outcome(ReportBuilder report) {
        report.time(startedAt(), millis(node, "durationMs"), FieldReader.text(node, "stoppedBecause"))
                .judgedBy(
                        thresholds(node.path("thresholds")), FieldReader.each(node.path("causes"), ReportReader::cause))
                .mistakes(FieldReader.each(node.path("mistakes"), ReportReader::mistake));
        JsonNode phases = node.path("phasesMs");
        if (phases.isObject()) {
            report.phases(new Phases(millis(phases, "prepared"), millis(phases, "ran"), millis(phases, "cleanedUp")));
        }
    }

    private Instant startedAt() {
        String text = FieldReader.text(node, "startedAt");
        try {
            return Instant.parse(text);
        } catch (DateTimeException notATime) {
            throw new IllegalArgumentException(
                    "the field startedAt of a report must be a time, but was '" + text + "'", notATime);
        }
    }

    private static Cause cause(JsonNode node) {
        return new Cause(
                FieldReader.constant(Cause.Kind.class, FieldReader.needed(node, "kind")),
                node.path("subject").asText(),
                FieldReader.text(node, "text"));
    }

    private static Mistake mistake(JsonNode node) {
        SourceLocation at = new SourceLocation(
                node.path("file").asText(),
                node.path("line").asInt(),
                node.path("column").asInt());
        return new Mistake(
                at, FieldReader.text(node, "message"), node.path("hint").asText());
    }

    private static Thresholds thresholds(JsonNode node) {
        if (!node.isObject()) {
            return Thresholds.DEFAULT;
        }
        JsonNode most = node.path("maxFailedIterations");
        JsonNode average = node.path("maxAverageMs");
        return new Thresholds(
                new Probability(FieldReader.number(node, "minSuccessRate")),
                most.isNumber() ? FieldReader.count(node, "maxFailedIterations") : Long.MAX_VALUE,
                average.isNumber() ? Optional.of(millis(node, "maxAverageMs")) : Optional.empty(),
                node.path("requireAll").asBoolean(),
                Set.copyOf(FieldReader.texts(node.path("critical"))),
                Set.copyOf(FieldReader.texts(node.path("warning"))));
    }

    private void failures(ReportBuilder report) {
        List<Failure> kept = FailureReader.failures(node.path("failures"));
        report.failures(kept, node.path("failuresDropped").asLong(), analysis(node.path("failureAnalysis")))
                .kinds(FieldReader.each(node.path("failureKinds"), each -> FailureReader.kind(each, kept)));
    }

    private void figures(ReportBuilder report) {
        JsonNode count = FieldReader.needed(node, "iterations");
        report.iterations(
                        new Iterations(
                                FieldReader.count(count, "total"),
                                FieldReader.count(count, "passed"),
                                FieldReader.count(count, "failed")),
                        latency(FieldReader.needed(node, "latencyMs")),
                        node.path("latencyHistogram").asText(),
                        buckets(node.path("timeBuckets")))
                .propagated(node.path("propagated").asLong())
                .injectors(
                        FieldReader.each(node.path("injectors"), ReportReader::injector),
                        node.path("hitsOutside").asLong())
                .validators(FieldReader.each(node.path("validators"), ReportReader::validator));
    }

    private static Latency latency(JsonNode node) {
        return new Latency(
                millis(node, "min"),
                millis(node, "mean"),
                millis(node, "p50"),
                millis(node, "p90"),
                millis(node, "p95"),
                millis(node, "p99"),
                millis(node, "max"));
    }

    private static TimeBuckets buckets(JsonNode node) {
        return node.isObject()
                ? new TimeBuckets(
                        FieldReader.count(node, "widthMs"),
                        FieldReader.each(node.path("buckets"), ReportReader::bucket))
                : TimeBuckets.NONE;
    }

    private static Bucket bucket(JsonNode node) {
        return new Bucket(
                FieldReader.count(node, "atMs"),
                FieldReader.count(node, "iterations"),
                FieldReader.count(node, "failures"),
                FieldReader.count(node, "faults"),
                FieldReader.text(node, "latency"));
    }

    private static InjectorReport injector(JsonNode node) {
        return new InjectorReport(
                FieldReader.text(node, "name"),
                FieldReader.text(node, "scope"),
                FieldReader.text(node, "effect"),
                FieldReader.text(node, "site"),
                FieldReader.text(node, "trigger"),
                FieldReader.count(node, "hits"),
                FieldReader.count(node, "fired"),
                FieldReader.count(node, "hitsOutside"),
                FieldReader.text(node, "note"));
    }

    private static ValidatorReport validator(JsonNode node) {
        return new ValidatorReport(
                FieldReader.text(node, "id"),
                FieldReader.text(node, "name"),
                FieldReader.constant(Severity.class, FieldReader.needed(node, "severity")),
                FieldReader.constant(Status.class, FieldReader.needed(node, "status")),
                FieldReader.count(node, "failures"),
                FieldReader.text(node, "message"),
                FieldReader.text(node, "measured"),
                FieldReader.text(node, "looked"),
                FieldReader.text(node, "note"));
    }

    private static FailureAnalysis analysis(JsonNode node) {
        JsonNode lasting = node.path("lasting");
        return new FailureAnalysis(
                FieldReader.counts(node.path("byValidator")),
                FieldReader.counts(node.path("byType")),
                FieldReader.counts(node.path("byMessage")),
                lasting.path("failure").isObject()
                        ? Optional.of(new Lasting(
                                FailureReader.failure(lasting.path("failure")),
                                FieldReader.count(lasting, "failed"),
                                FieldReader.count(lasting, "passed"),
                                !FieldReader.text(lasting, "hint").isEmpty()))
                        : Optional.empty());
    }

    private void surroundings(ReportBuilder report) {
        report.leftBehind(FieldReader.texts(node.path("leftBehind")))
                .threadsOutside(FieldReader.texts(node.path("threadsOutside")))
                .hitsByArrival(node.path("hitsByArrival").asLong(), FieldReader.texts(node.path("threadsByArrival")))
                .replay(node.path("replay").asText())
                .origin(origin(node.path("origin")))
                .environment(FieldReader.entries(node.path("environment")));
    }

    private static Origin origin(JsonNode node) {
        return new Origin(
                node.path("script").asText(),
                node.path("scriptHash").asText(),
                FieldReader.texts(node.path("arguments")),
                FieldReader.entries(node.path("environment")));
    }

    private static Duration millis(JsonNode node, String field) {
        return Duration.ofNanos(Math.round(FieldReader.number(node, field) * NANOS_PER_MILLI));
    }
}
