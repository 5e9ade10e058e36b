package io.chaoskit.report;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.chaoskit.report.FailureAnalysis.Way;
import io.chaoskit.verdict.Thresholds;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.TreeSet;

/** The JSON of reports, schema 1; the schema is {@code io/chaoskit/report/report-1.schema.json} in this jar. */
final class JsonReport {

    private static final ObjectMapper MAPPER = new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);
    private static final int SCHEMA_VERSION = 1;
    private static final double NANOS_PER_MILLI = 1e6;

    private JsonReport() {}

    /**
     * One report.
     *
     * @param report any
     * @return one object, indented
     */
    static String of(Report report) {
        return text(object(report));
    }

    /**
     * The reports of one call: an object for one, an array for several.
     *
     * @param reports at least one
     * @return indented
     */
    static String of(List<Report> reports) {
        if (reports.size() == 1) {
            return of(reports.get(0));
        }
        ArrayNode array = MAPPER.createArrayNode();
        reports.forEach(report -> array.add(object(report)));
        return text(array);
    }

    /** One failure by itself. */
    static String of(Failure failure, String scenario, long seed) {
        return text(FailureJson.of(failure, scenario, seed));
    }

    private static String text(com.fasterxml.jackson.databind.JsonNode node) {
        try {
            return MAPPER.writeValueAsString(node);
        } catch (com.fasterxml.jackson.core.JsonProcessingException e) {
            throw new UncheckedIOException("a report cannot be written as JSON", e);
        }
    }

    private static ObjectNode object(Report report) {
        ObjectNode root = MAPPER.createObjectNode();
        identity(root, report);
        outcome(root, report);
        figures(root, report);
        failures(root, report);
        surroundings(root, report);
        return root;
    }

    private static void identity(ObjectNode root, Report report) {
        root.put("schemaVersion", SCHEMA_VERSION)
                .put("scenario", report.scenario())
                .put("seed", report.seed())
                .put("runId", report.runId())
                .put("plan", report.plan());
        report.shard()
                .ifPresentOrElse(
                        each -> root.putObject("shard")
                                .put("index", each.index())
                                .put("count", each.count()),
                        () -> root.putNull("shard"));
    }

    private static void outcome(ObjectNode root, Report report) {
        root.put("verdict", report.verdict().name())
                .put("summary", report.summary())
                .put("startedAt", report.startedAt().toString())
                .put("durationMs", millis(report.duration()))
                .put("stoppedBecause", report.stoppedBecause());
        root.putObject("phasesMs")
                .put("prepared", millis(report.phases().prepared()))
                .put("ran", millis(report.phases().ran()))
                .put("cleanedUp", millis(report.phases().cleanedUp()));
        report.reasons().forEach(root.putArray("reasons")::add);
        causes(root.putArray("causes"), report.causes());
        thresholds(root.putObject("thresholds"), report.thresholds());
        ArrayNode mistakes = root.putArray("mistakes");
        report.mistakes()
                .forEach(each -> mistakes.addObject()
                        .put("file", each.at().file())
                        .put("line", each.at().line())
                        .put("column", each.at().column())
                        .put("message", each.message())
                        .put("hint", each.hint()));
    }

    private static void figures(ObjectNode root, Report report) {
        iterations(root.putObject("iterations"), report.iterations());
        root.put("propagated", report.propagated());
        latency(root.putObject("latencyMs"), report.latency());
        root.put("latencyHistogram", report.latencyHistogram());
        ArrayNode injectors = root.putArray("injectors");
        report.injectors().forEach(each -> injector(injectors.addObject(), each));
        ArrayNode scopes = root.putArray("scopes");
        report.scopes()
                .forEach(each -> scopes.addObject()
                        .put("name", each.name())
                        .put("injectors", each.injectors())
                        .put("hits", each.hits())
                        .put("fired", each.fired()));
        ArrayNode validators = root.putArray("validators");
        report.validators().forEach(each -> validator(validators.addObject(), each));
    }

    private static void failures(ObjectNode root, Report report) {
        FailureJson json = FailureJson.of(report);
        ArrayNode failures = root.putArray("failures");
        report.failures().forEach(each -> json.kept(failures.addObject(), each));
        root.put("failuresDropped", report.failuresDropped());
        ArrayNode kinds = root.putArray("failureKinds");
        report.kinds().forEach(each -> kind(kinds.addObject(), each, report.failures()));
        analysis(root.putObject("failureAnalysis"), report.analysis(), json);
        ArrayNode timeline = root.putArray("timeline");
        report.timeline()
                .forEach(each -> timeline.addObject()
                        .put("atMs", each.atMs())
                        .put("iterations", each.iterations())
                        .put("failures", each.failures()));
        buckets(root.putObject("timeBuckets"), report.buckets());
    }

    private static void surroundings(ObjectNode root, Report report) {
        report.leftBehind().forEach(root.putArray("leftBehind")::add);
        root.put("hitsOutside", report.hitsOutside());
        report.threadsOutside().forEach(root.putArray("threadsOutside")::add);
        root.put("hitsByArrival", report.hitsByArrival());
        report.threadsByArrival().forEach(root.putArray("threadsByArrival")::add);
        root.put("replay", report.replay());
        origin(root.putObject("origin"), report.origin());
        ObjectNode environment = root.putObject("environment");
        new TreeMap<>(report.environment()).forEach(environment::put);
    }

    private static void causes(ArrayNode node, List<Cause> causes) {
        causes.forEach(each -> node.addObject()
                .put("kind", each.kind().text())
                .put("subject", each.subject())
                .put("text", each.text()));
    }

    private static void thresholds(ObjectNode node, Thresholds thresholds) {
        node.put("minSuccessRate", thresholds.minSuccessRate().value());
        if (thresholds.maxFailedIterations() == Long.MAX_VALUE) {
            node.putNull("maxFailedIterations");
        } else {
            node.put("maxFailedIterations", thresholds.maxFailedIterations());
        }
        thresholds
                .maxAverageDuration()
                .ifPresentOrElse(
                        each -> node.put("maxAverageMs", each.toNanos() / NANOS_PER_MILLI),
                        () -> node.putNull("maxAverageMs"));
        node.put("requireAll", thresholds.requireAll());
        new TreeSet<>(thresholds.critical()).forEach(node.putArray("critical")::add);
        new TreeSet<>(thresholds.warning()).forEach(node.putArray("warning")::add);
    }

    private static void buckets(ObjectNode node, TimeBuckets buckets) {
        node.put("widthMs", buckets.widthMs());
        ArrayNode all = node.putArray("buckets");
        buckets.buckets()
                .forEach(each -> all.addObject()
                        .put("atMs", each.atMs())
                        .put("iterations", each.iterations())
                        .put("failures", each.failures())
                        .put("faults", each.faults())
                        .put("latency", each.latency()));
    }

    private static void origin(ObjectNode node, Origin origin) {
        node.put("script", origin.script()).put("scriptHash", origin.scriptHash());
        origin.arguments().forEach(node.putArray("arguments")::add);
        ObjectNode environment = node.putObject("environment");
        new TreeMap<>(origin.environment()).forEach(environment::put);
    }

    private static void iterations(ObjectNode node, Iterations iterations) {
        node.put("total", iterations.total())
                .put("passed", iterations.passed())
                .put("failed", iterations.failed())
                .put("successRate", iterations.successRate());
    }

    private static void latency(ObjectNode node, Latency latency) {
        node.put("min", millis(latency.min()))
                .put("mean", millis(latency.mean()))
                .put("p50", millis(latency.p50()))
                .put("p90", millis(latency.p90()))
                .put("p95", millis(latency.p95()))
                .put("p99", millis(latency.p99()))
                .put("max", millis(latency.max()));
    }

    private static void injector(ObjectNode node, InjectorReport injector) {
        node.put("name", injector.name())
                .put("scope", injector.scope())
                .put("effect", injector.effect())
                .put("site", injector.site())
                .put("trigger", injector.trigger())
                .put("hits", injector.hits())
                .put("fired", injector.fired())
                .put("hitsOutside", injector.hitsOutside())
                .put("note", injector.note());
    }

    private static void validator(ObjectNode node, ValidatorReport validator) {
        node.put("id", validator.id())
                .put("name", validator.name())
                .put("severity", lower(validator.severity()))
                .put("status", lower(validator.status()))
                .put("failures", validator.failures())
                .put("message", validator.message())
                .put("measured", validator.measured())
                .put("looked", validator.looked())
                .put("note", validator.note());
    }

    private static void kind(ObjectNode node, FailureKind kind, List<Failure> failures) {
        node.put("kind", kind.kind().text())
                .put("step", kind.step())
                .put("validator", kind.validator())
                .put("severity", lower(kind.severity()));
        kind.types().forEach(node.putArray("types")::add);
        int place = kind.example().map(failures::indexOf).orElse(-1);
        node.put("frame", kind.frame())
                .put("message", kind.message())
                .put("count", kind.count())
                .put("firstIteration", kind.firstIteration())
                .put("failure", place < 0 ? null : place + 1);
    }

    private static void analysis(ObjectNode node, FailureAnalysis analysis, FailureJson json) {
        ObjectNode byValidator = node.putObject("byValidator");
        new TreeMap<>(analysis.byValidator()).forEach(byValidator::put);
        ObjectNode byType = node.putObject("byType");
        new TreeMap<>(analysis.byType()).forEach(byType::put);
        ObjectNode byMessage = node.putObject("byMessage");
        new TreeMap<>(analysis.byMessage()).forEach(byMessage::put);
        ArrayNode top = node.putArray("topErrors");
        analysis.topErrors()
                .forEach(each -> top.addObject().put("message", each.message()).put("count", each.count()));
        analysis.lasting()
                .ifPresentOrElse(each -> lasting(node.putObject("lasting"), each, json), () -> node.putNull("lasting"));
    }

    private static void lasting(ObjectNode node, FailureAnalysis.Lasting lasting, FailureJson json) {
        Way way = Way.of(lasting.first());
        node.put("first", lasting.first().iteration())
                .put("failed", lasting.failed())
                .put("passed", lasting.passed())
                .put("kind", way.kind().text())
                .put("step", way.step())
                .put("validator", way.validator())
                .put("type", way.type())
                .put("sentence", lasting.sentence())
                .put("hint", lasting.hint());
        json.again(node.putObject("failure"), lasting.first());
    }

    private static double millis(Duration duration) {
        return Math.round(duration.toNanos() / NANOS_PER_MILLI * 1_000) / 1_000.0;
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
