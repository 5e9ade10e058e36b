package io.chaoskit.proxy.internal.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.exc.StreamConstraintsException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.Supplier;

/**
 * The body of a request: its first JSON value, as Go reads it. Keys may be in any case, the last of several wins, null is as if
 * absent, and unknown keys are skipped. Read without recursion, however deep it is nested. Not safe for use by several threads.
 */
public final class RequestBody {

    /** The limit of Go as well. */
    private static final int DEEPEST = 10_000;

    private static final JsonFactory JSON = JsonFactory.builder()
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNestingDepth(DEEPEST)
                    .maxStringLength(Integer.MAX_VALUE)
                    .maxNumberLength(Integer.MAX_VALUE)
                    .maxNameLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private final byte[] bytes;
    private final String cut;
    private String text;

    /**
     * A body that is not read yet.
     *
     * @param cut the reason why it ended early, or null if it is whole
     */
    public RequestBody(byte[] bytes, String cut) {
        this.bytes = bytes;
        this.cut = cut;
    }

    /**
     * Reads an object.
     *
     * @param goType what errors call it
     * @throws BadBodyException if there is no value or it has an error in its syntax, before anything is taken; or if it or one of its
     *     values is of another type, when the others were taken
     */
    public void readObject(String goType, Field... fields) {
        read((json, mistakes) -> readObject(json, mistakes, goType, fields));
    }

    /**
     * Reads an array of objects.
     *
     * @param goType what errors call it
     * @param elementType what errors call its elements
     * @param fields makes the fields of the next element
     * @throws BadBodyException if there is no value or it has an error in its syntax, before anything is taken; or if it or one of its
     *     values is of another type, when the others were taken
     */
    public void readObjects(String goType, String elementType, Supplier<Field[]> fields) {
        read((json, mistakes) -> {
            if (json.currentToken() == JsonToken.START_ARRAY) {
                while (json.nextToken() != JsonToken.END_ARRAY) {
                    readObject(json, mistakes, elementType, fields.get());
                }
            } else if (json.currentToken() != JsonToken.VALUE_NULL) {
                mistakes.add(kind(json) + " into Go value of type " + goType);
            }
        });
    }

    private static void readObject(JsonParser json, Mistakes mistakes, String goType, Field... fields)
            throws IOException {
        if (json.currentToken() == JsonToken.START_OBJECT) {
            readFields(json, mistakes, fields);
        } else if (json.currentToken() != JsonToken.VALUE_NULL) {
            mistakes.add(kind(json) + " into Go value of type " + goType);
            json.skipChildren();
        }
    }

    /** Reads the object at which the parser stands, up to its end. */
    static void readFields(JsonParser json, Mistakes mistakes, Field... fields) throws IOException {
        while (json.nextToken() != JsonToken.END_OBJECT) {
            Field field = find(json.currentName(), fields);
            json.nextToken();
            if (field == null) {
                json.skipChildren();
            } else {
                field.read(json, mistakes);
            }
        }
    }

    private static Field find(String key, Field... fields) {
        for (Field field : fields) {
            if (field.isFor(key)) {
                return field;
            }
        }
        return null;
    }

    /** The kind of the value at which the parser stands, in Go's words. */
    static String kind(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> "object";
            case START_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_TRUE, VALUE_FALSE -> "bool";
            default -> "number";
        };
    }

    private void read(Reader reader) {
        Mistakes mistakes = new Mistakes();
        try (JsonParser json = JSON.createParser(checkedText())) {
            json.nextToken();
            reader.read(json, mistakes);
        } catch (IOException e) {
            throw new UncheckedIOException("a body that passed the syntax check must be readable", e);
        }
        mistakes.report();
    }

    private String checkedText() throws IOException {
        if (text == null) {
            String all = GoText.decode(bytes);
            checkSyntax(all);
            text = all;
        }
        return text;
    }

    private void checkSyntax(String all) throws IOException {
        try (JsonParser json = JSON.createParser(all)) {
            if (json.nextToken() == null) {
                throw new BadBodyException(cut == null ? "EOF" : cut);
            }
            json.skipChildren();
            json.finishToken();
        } catch (StreamConstraintsException e) {
            throw new BadBodyException("invalid character beyond a depth of " + DEEPEST);
        } catch (JsonProcessingException e) {
            throw badSyntax(e.getLocation(), all.length());
        }
    }

    private BadBodyException badSyntax(JsonLocation place, int length) {
        if (place.getCharOffset() < length) {
            return new BadBodyException(
                    "invalid character in line " + place.getLineNr() + ", column " + place.getColumnNr());
        }
        return new BadBodyException(cut == null ? "unexpected EOF" : cut);
    }

    @FunctionalInterface
    private interface Reader {
        void read(JsonParser json, Mistakes mistakes) throws IOException;
    }

    /** Collects values of the wrong type. Reading goes on after one; the first is reported. */
    static final class Mistakes {

        private String first;

        void add(String mistake) {
            if (first == null) {
                first = "json: cannot unmarshal " + mistake;
            }
        }

        private void report() {
            if (first != null) {
                throw new BadBodyException(first);
            }
        }
    }

    /** Thrown for a body that is no JSON, or has a value of the wrong type; the message begins as Go's does. */
    public static final class BadBodyException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        BadBodyException(String message) {
            super(message);
        }
    }
}
