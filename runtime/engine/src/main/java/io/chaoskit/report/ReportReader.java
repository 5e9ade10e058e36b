package io.chaoskit.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Fault.Drawn;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.site.Place;
import io.chaoskit.validator.Severity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the failures of JSON reports, schema 1. */
final class ReportReader {

    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final int SCHEMA_VERSION = 1;

    private ReportReader() {}

    static List<FailedRun> read(String text) {
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
        List<FailedRun> runs = new ArrayList<>();
        for (JsonNode each : root.isArray() ? root : List.of(root)) {
            runs.add(run(each));
        }
        return runs;
    }

    private static FailedRun run(JsonNode node) {
        JsonNode version = node.path("schemaVersion");
        if (!version.isInt()) {
            throw new IllegalArgumentException("a report must have the field schemaVersion, but this JSON has none");
        }
        if (version.intValue() != SCHEMA_VERSION) {
            throw new IllegalArgumentException("a report must be of schema " + SCHEMA_VERSION
                    + ", but this one is of schema " + version.intValue());
        }
        List<Failure> failures = new ArrayList<>();
        node.path("failures").forEach(each -> failures.add(failure(each)));
        return new FailedRun(
                needed(node, "scenario").textValue(),
                needed(node, "seed").longValue(),
                node.path("environment").path("lanes").asInt(1),
                origin(node.path("origin")),
                failures);
    }

    private static JsonNode needed(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("a report must have the field " + field + ", but this one has none");
        }
        return value;
    }

    private static Origin origin(JsonNode node) {
        return new Origin(
                node.path("script").asText(),
                node.path("scriptHash").asText(),
                texts(node.path("arguments")),
                entries(node.path("environment")));
    }

    private static Failure failure(JsonNode node) {
        return Failure.builder(
                        constant(Kind.class, needed(node, "kind")),
                        constant(Severity.class, needed(node, "severity")),
                        needed(node, "message").asText())
                .iteration(node.path("iteration").asLong(), node.path("lane").asInt())
                .step(node.path("step").asText())
                .validator(node.path("validator").asText())
                .exception(thrown(node.path("exception")))
                .faults(faults(node.path("faults")), node.path("faultsDropped").asInt())
                .faultsBefore(faults(node.path("faultsBefore")))
                .replay(node.path("replay").asText())
                .build();
    }

    private static List<Fault> faults(JsonNode node) {
        List<Fault> faults = new ArrayList<>();
        node.forEach(each -> faults.add(fault(each)));
        return faults;
    }

    private static <E extends Enum<E>> E constant(Class<E> type, JsonNode node) {
        try {
            return Enum.valueOf(type, node.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "a report of schema " + SCHEMA_VERSION + " must not have the "
                            + type.getSimpleName().toLowerCase(Locale.ROOT) + " '" + node.asText() + "'",
                    unknown);
        }
    }

    private static Thrown thrown(JsonNode node) {
        return node.isObject()
                ? new Thrown(
                        needed(node, "type").asText(),
                        node.path("message").asText(),
                        texts(node.path("stack")),
                        node.path("injected").asBoolean(),
                        texts(node.path("causes")),
                        node.path("frame").asText())
                : null;
    }

    private static Fault fault(JsonNode node) {
        JsonNode key = needed(node, "key");
        long counted = key.path("counted").asBoolean() ? key.path("hit").asLong() : 0;
        return new Fault(
                needed(node, "iteration").asLong(),
                needed(node, "task").asText(),
                needed(node, "injector").asText(),
                needed(node, "site").asText(),
                needed(node, "hit").asLong(),
                needed(node, "effect").asText(),
                new Place(
                        node.path("method").asText(),
                        node.path("caller").asText(),
                        key.path("context").asText(),
                        counted),
                drawn(node.path("drawn")));
    }

    private static Drawn drawn(JsonNode node) {
        JsonNode delay = node.path("delayNs");
        JsonNode branch = node.path("branch");
        JsonNode exception = node.path("exception");
        return new Drawn(
                delay.isNumber() ? OptionalLong.of(delay.longValue()) : OptionalLong.empty(),
                branch.isNumber() ? OptionalInt.of(branch.intValue()) : OptionalInt.empty(),
                node.path("part").asText(),
                exception.isTextual() ? Optional.of(exception.textValue()) : Optional.empty());
    }

    private static List<String> texts(JsonNode array) {
        List<String> texts = new ArrayList<>();
        array.forEach(each -> texts.add(each.asText()));
        return texts;
    }

    private static Map<String, String> entries(JsonNode object) {
        Map<String, String> entries = new LinkedHashMap<>();
        object.properties()
                .forEach(each -> entries.put(each.getKey(), each.getValue().asText()));
        return entries;
    }
}
