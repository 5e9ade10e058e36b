package io.chaoskit.network;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The proxies of a run that is on. Closing restores what was there before. Safe for all threads. */
final class LiveNetwork {

    private final ToxiproxyServers server;
    private final List<ProxyDeclaration> declared;
    private final Map<String, LiveProxy> proxies = new LinkedHashMap<>();

    LiveNetwork(ToxiproxyServers server, Collection<ProxyDeclaration> declared) {
        this.server = server;
        this.declared = new ArrayList<>(declared);
    }

    /** Makes the proxies, healed from what an earlier run may have left behind. */
    void begin() throws IOException {
        for (ProxyDeclaration each : declared) {
            LiveProxy proxy = new LiveProxy(server, each);
            proxies.put(each.name(), proxy);
            proxy.begin();
        }
    }

    LiveProxy proxy(String name) {
        LiveProxy proxy = proxies.get(name);
        if (proxy == null) {
            throw new IllegalStateException("there is no proxy '" + name + "' in the scenario that runs");
        }
        return proxy;
    }

    /** Takes the proxies away, or restores them, each even if another one failed; then ends the server if it is ours. */
    void close() throws IOException {
        Deque<LiveProxy> rest = new ArrayDeque<>(proxies.values());
        IOException failure = null;
        try {
            while (!rest.isEmpty()) {
                try {
                    rest.pollLast().close();
                } catch (IOException e) {
                    if (failure == null) {
                        failure = e;
                    } else {
                        failure.addSuppressed(e);
                    }
                }
            }
        } finally {
            server.closing().run();
        }
        if (failure != null) {
            throw failure;
        }
    }
}
