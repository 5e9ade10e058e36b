package io.chaoskit.network;

import eu.rekawek.toxiproxy.model.ToxicList;
import io.chaoskit.internal.json.Json;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The toxics of a proxy, of any type. toxiproxy-java adds only those that it knows, and lists or removes none when there is another
 * one on the proxy.
 */
final class ProxyToxics {

    private static final String UNKNOWN_TYPE = "invalid toxic type";

    private final ToxiproxyServers server;
    private final ToxicList ofClient;
    private final String path;

    /**
     * @param proxy its name
     * @param ofClient the same toxics, as toxiproxy-java sees them
     */
    ProxyToxics(ToxiproxyServers server, String proxy, ToxicList ofClient) {
        this.server = server;
        this.ofClient = ofClient;
        this.path = "/proxies/" + ToxiproxyCall.encoded(proxy) + "/toxics";
    }

    /** To add one that toxiproxy-java knows. */
    ToxicList ofClient() {
        return ofClient;
    }

    /** The names of all. */
    List<String> names() throws IOException {
        String answer = server.call("GET", path).send();
        if (Json.read(answer).orElse(null) instanceof List<?> all) {
            return all.stream()
                    .map(toxic -> String.valueOf(((Map<?, ?>) toxic).get("name")))
                    .toList();
        }
        throw new IOException("the toxics of " + path + " must be a list, but were: " + answer);
    }

    /** Adds one that Toxiproxy does not have. */
    void addOwn(String type, Map<String, Double> attributes, NewToxic toxic) throws IOException {
        Map<String, Object> body = Map.of(
                "name", toxic.name(),
                "type", type,
                "stream", toxic.direction().name().toLowerCase(Locale.ROOT),
                "toxicity", toxic.toxicity(),
                "attributes", attributes);
        try {
            server.call("POST", path).send(Json.compact(body));
        } catch (ToxiproxyCall.Refusal refusal) {
            if (refusal.reason().equals(UNKNOWN_TYPE)) {
                throw new IOException(
                        "its version " + server.version() + " has no toxic " + type + "; " + ToxiproxyServers.OWN
                                + ", which has it",
                        refusal);
            }
            throw refusal;
        }
    }

    void remove(String name) throws IOException {
        server.call("DELETE", path + "/" + ToxiproxyCall.encoded(name)).send();
    }
}
