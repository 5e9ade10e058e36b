package io.chaoskit.proxy.internal.json;

import com.fasterxml.jackson.core.JsonParser;
import io.chaoskit.proxy.ProxyException;

/** Values of the wrong type. Reading goes on after one; the first is reported. */
final class Mistakes {

    private String first;

    void add(String mistake) {
        if (first == null) {
            first = "json: cannot unmarshal " + mistake;
        }
    }

    void report() {
        if (first != null) {
            throw ProxyException.badRequestBody(first);
        }
    }

    /** What stands there, in the words of Go. */
    static String kind(JsonParser json) {
        return switch (json.currentToken()) {
            case START_OBJECT -> "object";
            case START_ARRAY -> "array";
            case VALUE_STRING -> "string";
            case VALUE_TRUE, VALUE_FALSE -> "bool";
            default -> "number";
        };
    }
}
