package io.chaoskit.proxy.internal.json;

import io.chaoskit.proxy.ProxySettings;

/** The keys of a proxy in a request. */
final class ProxyFields {

    private String name = "";
    String listen;
    String upstream;
    Boolean enabled;

    /** The fields, with the names of Go's structs in errors. */
    Field[] fields(String struct, String enabledStruct) {
        return new Field[] {
            Field.text("name", struct + ".name", value -> name = value),
            Field.text("listen", struct + ".listen", value -> listen = value),
            Field.text("upstream", struct + ".upstream", value -> upstream = value),
            Field.flag("enabled", enabledStruct + ".enabled", value -> enabled = value),
            Field.object("Logger", struct + ".Logger", "zerolog.Logger"),
        };
    }

    ProxySettings settings() {
        return new ProxySettings(
                name, listen == null ? "" : listen, upstream == null ? "" : upstream, enabled == null || enabled);
    }
}
