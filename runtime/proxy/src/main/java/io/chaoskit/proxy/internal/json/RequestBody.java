package io.chaoskit.proxy.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import io.chaoskit.proxy.ProxyException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The first JSON value of a request's body, as Toxiproxy reads it. */
final class RequestBody {

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final String text;

    /**
     * Finds the first value of a body.
     *
     * @throws ProxyException if there is none or it has an error in its syntax
     */
    RequestBody(byte[] body) {
        // Invalid UTF-8 becomes U+FFFD on the way, as in Go.
        this.text = new String(body, 0, GoSyntax.endOfFirstValue(body), StandardCharsets.UTF_8);
    }

    /**
     * Reads an object.
     *
     * @param goType what errors call it
     * @throws ProxyException if it or one of its values is of another type; the others were taken
     */
    void readObject(String goType, Field... fields) {
        read((json, mistakes) -> {
            if (json.currentToken() == JsonToken.START_OBJECT) {
                GoObject.read(json, mistakes, fields);
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                mistakes.add(Mistakes.kind(json) + " into Go value of type " + goType);
            }
        });
    }

    /** Reads an array of objects; before each, the fields are asked for anew. */
    void readObjects(String goType, String elementType, ElementFields fields) {
        read((json, mistakes) -> {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    readElement(json, mistakes, elementType, fields.next());
                }
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                mistakes.add(Mistakes.kind(json) + " into Go value of type " + goType);
            }
        });
    }

    private static void readElement(JsonParser json, Mistakes mistakes, String goType, Field... fields)
            throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            GoObject.read(json, mistakes, fields);
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            mistakes.add(Mistakes.kind(json) + " into Go value of type " + goType);
            json.skipChildren();
        }
    }

    private void read(Reader reader) {
        Mistakes mistakes = new Mistakes();
        try (JsonParser json = JSON.createParser(text)) {
            json.nextToken();
            reader.read(json, mistakes);
        } catch (IOException e) {
            throw new UncheckedIOException("a body that passed the syntax check must be readable", e);
        }
        mistakes.report();
    }

    /** Makes the fields of the next element. */
    @FunctionalInterface
    interface ElementFields {
        Field[] next();
    }

    @FunctionalInterface
    private interface Reader {
        void read(JsonParser json, Mistakes mistakes) throws IOException;
    }
}
