package io.chaoskit.network;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import eu.rekawek.toxiproxy.model.ToxicList;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.StreamSupport;

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
        JsonNode all = ToxiproxyCall.JSON.readTree(server.call("GET", path).send());
        return StreamSupport.stream(all.spliterator(), false)
                .map(toxic -> toxic.get("name").asText())
                .toList();
    }

    /** Adds one that Toxiproxy does not have. */
    void addOwn(String type, Map<String, Double> attributes, NewToxic toxic) throws IOException {
        ObjectNode body = ToxiproxyCall.JSON
                .createObjectNode()
                .put("name", toxic.name())
                .put("type", type)
                .put("stream", toxic.direction().name().toLowerCase(Locale.ROOT))
                .put("toxicity", toxic.toxicity())
                .set("attributes", ToxiproxyCall.JSON.valueToTree(attributes));
        try {
            server.call("POST", path).send(body.toString());
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
