package io.chaoskit.internal.json;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads and writes JSON as maps, lists, strings, numbers, booleans and null. */
public final class Json {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private Json() {}

    /**
     * JSON in one line.
     *
     * @param value maps, lists and simple values
     * @return without white space
     */
    public static String compact(Object value) {
        return written(MAPPER, value);
    }

    /**
     * JSON for people.
     *
     * @param value maps, lists and simple values
     * @return a line for each property
     */
    public static String indented(Object value) {
        return written(MAPPER.copy().enable(SerializationFeature.INDENT_OUTPUT), value);
    }

    /**
     * What a text says.
     *
     * @param text any
     * @return maps, lists and simple values; empty when the text is no JSON
     */
    public static Optional<Object> read(String text) {
        try {
            return Optional.ofNullable(MAPPER.readValue(text, Object.class));
        } catch (JsonProcessingException notJson) {
            return Optional.empty();
        }
    }

    private static String written(ObjectMapper mapper, Object value) {
        try {
            return mapper.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException("a value cannot be written as JSON", e);
        }
    }
}
