package io.chaoskit.proxy.internal.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param headers the headers but for those that every answer has
 * @param body may be empty
 */
record Response(int status, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};
    private static final String TYPE = "Content-Type";

    static Response json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    static Response of(int status, String type, byte[] body) {
        return new Response(status, Map.of(TYPE, type), body);
    }

    static Response empty(int status) {
        return new Response(status, Map.of(), NOTHING);
    }

    /** Plain text that browsers must not take for anything else. */
    static Response text(int status, byte[] body) {
        return of(status, "text/plain; charset=utf-8", body).with("X-Content-Type-Options", "nosniff");
    }

    static Response text(int status, String body) {
        return text(status, (body + "\n").getBytes(StandardCharsets.UTF_8));
    }

    Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, more, body);
    }
}
