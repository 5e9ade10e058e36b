package io.chaoskit.report;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;

/** Reads the fields of JSON reports; says which one is wrong. */
final class FieldReader {

    private FieldReader() {}

    static JsonNode needed(JsonNode node, String field) {
        JsonNode value = node.get(field);
        if (value == null || value.isNull()) {
            throw new IllegalArgumentException("a report must have the field " + field + ", but this one has none");
        }
        return value;
    }

    static String text(JsonNode node, String field) {
        JsonNode value = needed(node, field);
        if (!value.isTextual()) {
            throw wrong(field, "text", value);
        }
        return value.textValue();
    }

    static long whole(JsonNode node, String field) {
        JsonNode value = needed(node, field);
        if (!value.canConvertToLong() || !value.isIntegralNumber()) {
            throw wrong(field, "a whole number", value);
        }
        return value.longValue();
    }

    static long count(JsonNode node, String field) {
        long value = whole(node, field);
        if (value < 0) {
            throw wrong(field, "0 or more", node.get(field));
        }
        return value;
    }

    static double number(JsonNode node, String field) {
        JsonNode value = needed(node, field);
        if (!value.isNumber() || value.doubleValue() < 0) {
            throw wrong(field, "a number of 0 or more", value);
        }
        return value.doubleValue();
    }

    private static IllegalArgumentException wrong(String field, String rule, JsonNode value) {
        String shown = value.isContainerNode() ? value.getNodeType().name().toLowerCase(Locale.ROOT) : value.asText();
        return new IllegalArgumentException(
                "the field " + field + " of a report must be " + rule + ", but was '" + shown + "'");
    }

    static <E extends Enum<E>> E constant(Class<E> type, JsonNode node) {
        try {
            return Enum.valueOf(type, node.asText().toUpperCase(Locale.ROOT).replace('-', '_'));
        } catch (IllegalArgumentException unknown) {
            throw new IllegalArgumentException(
                    "a report of schema 1 must not have the "
                            + type.getSimpleName().toLowerCase(Locale.ROOT) + " '" + node.asText() + "'",
                    unknown);
        }
    }

    static <T> List<T> each(JsonNode array, Function<JsonNode, T> reader) {
        List<T> all = new ArrayList<>();
        array.forEach(each -> all.add(reader.apply(each)));
        return all;
    }

    static List<String> texts(JsonNode array) {
        return each(array, JsonNode::asText);
    }

    static Map<String, String> entries(JsonNode object) {
        Map<String, String> entries = new LinkedHashMap<>();
        object.properties()
                .forEach(each -> entries.put(each.getKey(), each.getValue().asText()));
        return entries;
    }

    static Map<String, Long> counts(JsonNode object) {
        Map<String, Long> counts = new LinkedHashMap<>();
        object.properties().forEach(each -> counts.put(each.getKey(), count(object, each.getKey())));
        return counts;
    }
}
