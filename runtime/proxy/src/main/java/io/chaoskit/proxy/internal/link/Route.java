package io.chaoskit.proxy.internal.link;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Where the connections of a proxy come from and go to.
 *
 * @param proxy the proxy's name
 * @param listen the address it listens on
 * @param upstream the address it connects to
 */
public record Route(String proxy, String listen, String upstream) {

    Route at(String bound) {
        return new Route(proxy, bound, upstream);
    }

    /** What a log line says of it, and more names and values in turn. */
    Map<String, String> fields(String... more) {
        Map<String, String> fields = new LinkedHashMap<>();
        fields.put("name", proxy);
        fields.put("listen", listen);
        fields.put("upstream", upstream);
        for (int i = 0; i < more.length; i += 2) {
            fields.put(more[i], more[i + 1]);
        }
        return fields;
    }
}
