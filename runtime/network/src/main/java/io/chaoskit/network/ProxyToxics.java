package io.chaoskit.network;

import eu.rekawek.toxiproxy.model.Toxic;
import eu.rekawek.toxiproxy.model.ToxicDirection;
import eu.rekawek.toxiproxy.model.ToxicList;
import io.chaoskit.internal.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.HttpURLConnection;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The toxics of a proxy, of any type. toxiproxy-java adds only those that it knows, and cannot list or remove any while there is
 * another one on the proxy; those calls are made here, by the same means, since a client of {@code java.net.http} would keep threads.
 */
final class ProxyToxics {

    private static final int TIMEOUT_MILLIS = 10_000;
    private static final int FIRST_ERROR = 400;
    private static final String UNKNOWN_TYPE = "invalid toxic type";

    private final ToxiproxyConnection server;
    private final ToxicList ofClient;
    private final String path;

    /**
     * @param proxy its name
     * @param ofClient the same toxics, as toxiproxy-java sees them
     */
    ProxyToxics(ToxiproxyConnection server, String proxy, ToxicList ofClient) {
        this.server = server;
        this.ofClient = ofClient;
        this.path = "/proxies/" + encoded(proxy) + "/toxics";
    }

    private static String encoded(String part) {
        return URLEncoder.encode(part, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** The names of all. */
    List<String> names() throws IOException {
        String answer = send("GET", path, "");
        if (Json.read(answer).orElse(null) instanceof List<?> all) {
            return all.stream()
                    .map(toxic -> String.valueOf(((Map<?, ?>) toxic).get("name")))
                    .toList();
        }
        throw new IOException("the toxics of " + path + " must be a list, but were: " + answer);
    }

    /** Adds a toxic that toxiproxy-java knows. */
    void add(ClientToxic toxic, Settings settings) throws IOException {
        Toxic added = toxic.add(ofClient, settings.name(), settings.direction());
        if (settings.toxicity() < 1) {
            added.setToxicity(settings.toxicity());
        }
    }

    /** Adds a toxic that Toxiproxy does not have, but the embedded server does. */
    void addOwn(String type, Map<String, Double> attributes, Settings settings) throws IOException {
        Map<String, Object> body = Map.of(
                "name", settings.name(),
                "type", type,
                "stream", settings.direction().name().toLowerCase(Locale.ROOT),
                "toxicity", settings.toxicity(),
                "attributes", attributes);
        try {
            send("POST", path, Json.compact(body));
        } catch (Rejection rejection) {
            if (rejection.reason.equals(UNKNOWN_TYPE)) {
                throw new IOException(
                        "its version " + server.version() + " has no toxic " + type + "; " + ToxiproxyConnection.OWN
                                + ", which has it",
                        rejection);
            }
            throw rejection;
        }
    }

    void remove(String name) throws IOException {
        send("DELETE", path + "/" + encoded(name), "");
    }

    // Calls that toxiproxy-java does not make

    /**
     * Sends a request.
     *
     * @param body JSON, or empty for none
     * @return the body of the answer
     * @throws Rejection when the server answers with an error
     * @throws IOException when there is no answer
     */
    private String send(String method, String at, String body) throws IOException {
        HttpURLConnection http =
                (HttpURLConnection) server.uri().resolve(at).toURL().openConnection();
        http.setConnectTimeout(TIMEOUT_MILLIS);
        http.setReadTimeout(TIMEOUT_MILLIS);
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
        boolean rejected = status >= FIRST_ERROR;
        try (InputStream in = rejected ? http.getErrorStream() : http.getInputStream()) {
            String text = in == null ? "" : new String(in.readAllBytes(), StandardCharsets.UTF_8);
            if (rejected) {
                throw new Rejection(status, reason(text));
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

    /** Thrown when the server answers with an error. */
    private static final class Rejection extends IOException {

        private static final long serialVersionUID = 1L;

        private final String reason;

        Rejection(int status, String reason) {
            super("[" + status + "] " + reason);
            this.reason = reason;
        }
    }

    /**
     * The settings that all toxics have, whatever their type.
     *
     * @param name unique on its proxy
     * @param direction the direction of the data
     * @param toxicity the share of the connections, more than 0, at most 1
     */
    record Settings(String name, ToxicDirection direction, float toxicity) {}

    /** Adds a toxic of toxiproxy-java, with its attributes, to a direction of a proxy. */
    @FunctionalInterface
    interface ClientToxic {

        /** Adds it under this name. */
        Toxic add(ToxicList toxics, String name, ToxicDirection direction) throws IOException;
    }
}
