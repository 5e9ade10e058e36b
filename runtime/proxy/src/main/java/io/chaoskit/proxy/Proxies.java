package io.chaoskit.proxy;

import io.chaoskit.proxy.internal.link.ServerResources;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The proxies of a server. Safe for use by several threads; a call that waits for a name lookup or a socket delays other calls
 * for the same proxy only.
 */
public final class Proxies {

    private final ServerResources resources;
    /** Sorted as Toxiproxy's answers are: by the bytes of UTF-8, which is not the order of Java's characters. */
    private final ConcurrentNavigableMap<String, Proxy> byName = new ConcurrentSkipListMap<>(Proxies::compareBytes);

    Proxies(ServerResources resources) {
        this.resources = resources;
    }

    private static int compareBytes(String one, String other) {
        return Arrays.compareUnsigned(one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * All proxies.
     *
     * @return in the order of their names
     */
    public List<Proxy> all() {
        return List.copyOf(byName.values());
    }

    /**
     * The proxy of this name.
     *
     * @param name of the proxy
     * @return the proxy
     * @throws ProxyException if there is none
     */
    public Proxy get(String name) {
        Proxy proxy = byName.get(name);
        if (proxy == null) {
            throw ProxyException.proxyNotFound();
        }
        return proxy;
    }

    /**
     * Creates a proxy that is enabled.
     *
     * @param name unique on this server
     * @param listen {@code host:port}; empty for any address and a free port
     * @param upstream {@code host:port}, or {@code unix:} and a path
     * @return the proxy
     * @throws ProxyException if name or upstream is missing, the name is taken, or the address cannot be listened on
     */
    public Proxy create(String name, String listen, String upstream) {
        return create(new Proxy.Settings(name, listen, upstream, true));
    }

    /** Creates a proxy with these settings. */
    Proxy create(Proxy.Settings settings) {
        check(settings, "");
        Proxy proxy = new Proxy(resources, settings);
        if (byName.containsKey(settings.name())) {
            throw ProxyException.proxyExists();
        }
        if (settings.enabled()) {
            proxy.setEnabled(true);
        }
        if (byName.putIfAbsent(settings.name(), proxy) != null) {
            proxy.delete();
            throw ProxyException.proxyExists();
        }
        return proxy;
    }

    private static void check(Proxy.Settings settings, String place) {
        if (settings.name().isEmpty()) {
            throw ProxyException.missingField("name" + place);
        }
        if (settings.upstream().isEmpty()) {
            throw ProxyException.missingField("upstream" + place);
        }
    }

    /**
     * Stops and removes a proxy.
     *
     * @param name of the proxy
     * @throws ProxyException if there is none of that name
     */
    public void delete(String name) {
        Proxy proxy = byName.remove(name);
        if (proxy == null) {
            throw ProxyException.proxyNotFound();
        }
        proxy.delete();
        resources.traffic().forget(name, resources.nanoTime());
    }

    /**
     * Creates those that do not exist yet, and replaces those that listen or connect elsewhere; equal ones are left alone.
     *
     * @throws PopulateException at the first that cannot be had; it names those that were done
     */
    List<Proxy> populate(List<Proxy.Settings> wanted) throws PopulateException {
        List<Proxy> done = new ArrayList<>();
        try {
            for (int i = 0; i < wanted.size(); i++) {
                check(wanted.get(i), " at proxy " + (i + 1));
            }
            for (Proxy.Settings settings : wanted) {
                done.add(createOrReplace(settings));
            }
        } catch (ProxyException e) {
            throw new PopulateException(e, done);
        }
        return done;
    }

    private Proxy createOrReplace(Proxy.Settings settings) {
        Proxy present = byName.get(settings.name());
        if (present == null) {
            return create(settings);
        }
        if (!present.differs(settings.listen(), settings.upstream())) {
            return present;
        }
        present.setEnabled(false);
        Proxy proxy = new Proxy(resources, settings);
        if (settings.enabled()) {
            proxy.setEnabled(true);
        }
        present.delete();
        byName.put(settings.name(), proxy);
        return proxy;
    }

    /**
     * Enables all proxies and removes all their toxics.
     *
     * @throws ProxyException the first by name that cannot be enabled; the others are reset all the same
     */
    public void reset() {
        ProxyException first = null;
        for (Proxy proxy : all()) {
            try {
                proxy.reset();
            } catch (ProxyException e) {
                if (first == null && byName.get(proxy.name()) == proxy) {
                    first = e;
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    void deleteAll() {
        byName.values().forEach(Proxy::delete);
        byName.clear();
    }

    /** Thrown when some of several proxies could not be populated. */
    static final class PopulateException extends Exception {

        private static final long serialVersionUID = 1L;

        private final transient List<Proxy> done;
        private final int status;

        PopulateException(ProxyException cause, List<Proxy> done) {
            super(cause.getMessage(), cause);
            this.status = cause.status();
            this.done = done;
        }

        /** The proxies that were present or created before the one that failed. */
        List<Proxy> done() {
            return done;
        }

        /** The HTTP status that goes with it. */
        int status() {
            return status;
        }
    }
}
