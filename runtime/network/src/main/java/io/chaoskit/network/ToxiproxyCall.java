package io.chaoskit.network;

import io.chaoskit.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/**
 * A call of Toxiproxy's API that toxiproxy-java does not make. Made in the same way, since a client of {@code java.net.http} would keep
 * threads.
 *
 * @param method {@code GET}, {@code POST} or {@code DELETE}
 * @param uri what it is about
 */
record ToxiproxyCall(String method, URI uri) {

    private static final int LIMIT_MILLIS = 10_000;
    private static final int FIRST_ERROR = 400;

    /** A part of a path. */
    static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    String send() throws IOException {
        return send("");
    }

    /**
     * Sends it.
     *
     * @param body JSON, or empty for none
     * @return the body of the answer
     * @throws Refusal when the server does not do it
     * @throws IOException when there is no answer
     */
    String send(String body) throws IOException {
        HttpURLConnection http = (HttpURLConnection) uri.toURL().openConnection();
        http.setConnectTimeout(LIMIT_MILLIS);
        http.setReadTimeout(LIMIT_MILLIS);
        http.setRequestMethod(method);
        if (!body.isEmpty()) {
            http.setDoOutput(true);
            http.setRequestProperty("Content-Type", "application/json");
            try (OutputStream out = http.getOutputStream()) {
                out.write(body.getBytes(StandardCharsets.UTF_8));
            }
        }
        return answer(http);
    }

    private static String answer(HttpURLConnection http) throws IOException {
        int status = http.getResponseCode();
        boolean refused = status >= FIRST_ERROR;
        try (InputStream in = refused ? http.getErrorStream() : http.getInputStream()) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (refused) {
                throw new Refusal(status, reason(text));
            }
            return text;
        }
    }

    private static String reason(String text) {
        return Json.read(text)
                .map(answer -> answer instanceof Map<?, ?> object ? object.get("error") : null)
                .filter(String.class::isInstance)
                .map(String.class::cast)
                .orElse(text.strip());
    }

    /** What the server answers when it does not do what was asked. */
    static final class Refusal extends IOException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Refusal(int status, String reason) {
            super("[" + status + "] " + reason);
            this.reason = reason;
        }

        /** Without the status. */
        String reason() {
            return reason;
        }
    }
}
