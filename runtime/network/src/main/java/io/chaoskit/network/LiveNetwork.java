package io.chaoskit.network;

import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The proxies of a scenario during one run. Closing restores the state before. Safe for all threads. */
final class LiveNetwork implements AutoCloseable {

    private final Network network;
    private final ToxiproxyConnection server;
    private final List<ProxyDeclaration> declared;
    private final Map<String, LiveProxy> proxies = new LinkedHashMap<>();

    LiveNetwork(Network network, ToxiproxyConnection server, Collection<ProxyDeclaration> declared) {
        this.network = network;
        this.server = server;
        this.declared = new ArrayList<>(declared);
    }

    /** Makes the proxies, and removes the faults that an earlier run may have left on them. */
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

    /** Removes the proxies, or restores them, each even if another one failed; then ends the server if it is ours. */
    @Override
    public void close() throws IOException {
        network.end(this);
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
