package io.chaoskit.proxy.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/** A key of an object in a request: its name in errors, its type, and the consumer of its value. */
public final class Field {

    /** A sign and 19 digits. Longer ones are not read at all: the time for it grows with the square of their length. */
    private static final int LONGEST_INTEGER = 20;

    /** Letters that Java, but not Go, takes for an i in another case. */
    private static final Pattern NO_I = Pattern.compile("[\u0130\u0131]");

    private final String key;
    private final String label;
    private final String goType;
    private final boolean numeric;
    private final Reader reader;

    private Field(String key, String label, String goType, Reader reader) {
        this.key = key;
        this.label = label;
        this.goType = goType;
        this.numeric = goType.matches("(int|float).*");
        this.reader = reader;
    }

    /** A string. */
    public static Field text(String key, String label, Consumer<String> taker) {
        return new Field(key, label, "string", (json, mistakes) -> {
            if (json.currentToken() != JsonToken.VALUE_STRING) {
                return false;
            }
            taker.accept(GoText.valid(json.getText()));
            return true;
        });
    }

    /** A boolean. */
    public static Field flag(String key, String label, Consumer<Boolean> taker) {
        return new Field(key, label, "bool", (json, mistakes) -> {
            if (!json.currentToken().isBoolean()) {
                return false;
            }
            taker.accept(json.getBooleanValue());
            return true;
        });
    }

    /** An integer of 64 bits, written as one. */
    public static Field integer(String key, String label, String goType, Consumer<Number> taker) {
        return new Field(key, label, goType, (json, mistakes) -> {
            if (json.currentToken() != JsonToken.VALUE_NUMBER_INT || json.getTextLength() > LONGEST_INTEGER) {
                return false;
            }
            try {
                taker.accept(Long.parseLong(json.getText()));
                return true;
            } catch (NumberFormatException e) {
                return false;
            }
        });
    }

    /** A floating-point number of 32 bits. */
    public static Field single(String key, String label, Consumer<Float> taker) {
        return new Field(key, label, "float32", (json, mistakes) -> {
            if (!json.currentToken().isNumeric() || Float.isInfinite(Float.parseFloat(json.getText()))) {
                return false;
            }
            taker.accept(Float.parseFloat(json.getText()));
            return true;
        });
    }

    /** A floating-point number of 64 bits. */
    public static Field fraction(String key, String label, Consumer<Number> taker) {
        return new Field(key, label, "float64", (json, mistakes) -> {
            if (!json.currentToken().isNumeric() || Double.isInfinite(Double.parseDouble(json.getText()))) {
                return false;
            }
            taker.accept(Double.parseDouble(json.getText()));
            return true;
        });
    }

    /** An object with keys of its own; unknown ones are skipped, as everywhere. */
    public static Field object(String key, String label, String goType, Field... fields) {
        return new Field(key, label, goType, (json, mistakes) -> {
            if (json.currentToken() != JsonToken.START_OBJECT) {
                return false;
            }
            RequestBody.readFields(json, mistakes, fields);
            return true;
        });
    }

    boolean isFor(String given) {
        return key.equalsIgnoreCase(given) && !NO_I.matcher(given).find();
    }

    void read(JsonParser json, RequestBody.Mistakes mistakes) throws IOException {
        if (json.currentToken() == JsonToken.VALUE_NULL) {
            return;
        }
        String found = RequestBody.kind(json);
        String literal = numeric && found.equals("number") ? " " + json.getText() : "";
        if (!reader.read(json, mistakes)) {
            mistakes.add(found + literal + " into Go struct field " + label + " of type " + goType);
            json.skipChildren();
        }
    }

    @FunctionalInterface
    private interface Reader {
        /** Reads a value, or says that it is of another type. */
        boolean read(JsonParser json, RequestBody.Mistakes mistakes) throws IOException;
    }
}
