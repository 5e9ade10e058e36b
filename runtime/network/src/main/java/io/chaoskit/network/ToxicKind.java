package io.chaoskit.network;

import eu.rekawek.toxiproxy.model.Toxic;
import java.io.IOException;
import java.util.Map;

/** A toxic with its attributes, which can be put on any proxy. */
@FunctionalInterface
interface ToxicKind {

    /** Puts it on. */
    void add(ProxyToxics proxy, NewToxic toxic) throws IOException;

    /** One of Toxiproxy's. */
    static ToxicKind ofClient(ClientToxic kind) {
        return (proxy, toxic) -> {
            Toxic added = kind.add(proxy.ofClient(), toxic.name(), toxic.direction());
            if (toxic.toxicity() < 1) {
                added.setToxicity(toxic.toxicity());
            }
        };
    }

    /** One that only the embedded server has. */
    static ToxicKind own(String type, Map<String, Double> attributes) {
        return (proxy, toxic) -> proxy.addOwn(type, attributes, toxic);
    }
}
