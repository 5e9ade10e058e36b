package io.chaoskit.report;

import com.fasterxml.jackson.databind.JsonNode;
import io.chaoskit.plan.Fault;
import io.chaoskit.plan.Fault.Drawn;
import io.chaoskit.report.Failure.Kind;
import io.chaoskit.site.Place;
import io.chaoskit.validator.Severity;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/** Reads the failures of JSON reports, schema 1. */
final class FailureReader {

    private FailureReader() {}

    static List<Failure> failures(JsonNode array) {
        return FieldReader.each(array, FailureReader::failure);
    }

    static Failure failure(JsonNode node) {
        Failure.Builder failure = Failure.builder(
                        FieldReader.constant(Kind.class, FieldReader.needed(node, "kind")),
                        FieldReader.constant(Severity.class, FieldReader.needed(node, "severity")),
                        FieldReader.needed(node, "message").asText())
                .step(node.path("step").asText())
                .validator(node.path("validator").asText())
                .exception(thrown(node.path("exception")))
                .faults(faults(node.path("faults")), node.path("faultsDropped").asInt())
                .faultsBefore(faults(node.path("faultsBefore")))
                .replay(node.path("replay").asText());
        long last = node.path("iteration").asLong();
        long first = node.path("firstIteration").asLong(last);
        return (first < last
                        ? failure.iterations(first, last)
                        : failure.iteration(last, node.path("lane").asInt()))
                .build();
    }

    /** Its example is one of those that are kept. */
    static FailureKind kind(JsonNode node, List<Failure> kept) {
        int place = node.path("failure").asInt();
        return new FailureKind(
                FieldReader.constant(Kind.class, FieldReader.needed(node, "kind")),
                node.path("step").asText(),
                node.path("validator").asText(),
                FieldReader.constant(Severity.class, FieldReader.needed(node, "severity")),
                FieldReader.texts(node.path("types")),
                node.path("frame").asText(),
                node.path("message").asText(),
                FieldReader.count(node, "count"),
                FieldReader.count(node, "firstIteration"),
                place > 0 && place <= kept.size() ? Optional.of(kept.get(place - 1)) : Optional.empty());
    }

    private static List<Fault> faults(JsonNode node) {
        return FieldReader.each(node, FailureReader::fault);
    }

    private static Thrown thrown(JsonNode node) {
        return node.isObject()
                ? new Thrown(
                        FieldReader.needed(node, "type").asText(),
                        node.path("message").asText(),
                        FieldReader.texts(node.path("stack")),
                        node.path("injected").asBoolean(),
                        FieldReader.texts(node.path("causes")),
                        node.path("frame").asText())
                : null;
    }

    static Fault fault(JsonNode node) {
        JsonNode key = FieldReader.needed(node, "key");
        long counted = key.path("counted").asBoolean() ? key.path("hit").asLong() : 0;
        return new Fault(
                FieldReader.needed(node, "iteration").asLong(),
                FieldReader.needed(node, "task").asText(),
                FieldReader.needed(node, "injector").asText(),
                FieldReader.needed(node, "site").asText(),
                FieldReader.needed(node, "hit").asLong(),
                FieldReader.needed(node, "effect").asText(),
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
}
