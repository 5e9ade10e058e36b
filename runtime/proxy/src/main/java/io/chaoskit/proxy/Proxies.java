package io.chaoskit.proxy;

import io.chaoskit.proxy.internal.link.Network;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentNavigableMap;
import java.util.concurrent.ConcurrentSkipListMap;

/**
 * The proxies of a server. Safe for use by several threads; what waits for a name look-up or a socket keeps nobody else
 * from anything but the proxy concerned.
 */
public final class Proxies {

    private final Network network;
    private final ConcurrentNavigableMap<String, Proxy> byName = new ConcurrentSkipListMap<>(GoOrder.BY_BYTES);

    Proxies(Network network) {
        this.network = network;
    }

    /** All proxies, by name. */
    public List<Proxy> all() {
        return List.copyOf(byName.values());
    }

    /**
     * The proxy of this name.
     *
     * @throws ProxyException if there is none
     */
    public Proxy get(String name) {
        Proxy proxy = byName.get(name);
        if (proxy == null) {
            throw ProxyException.proxyNotFound();
        }
        return proxy;
    }

    /** Creates a proxy that is enabled. */
    public Proxy create(String name, String listen, String upstream) {
        return create(new ProxySettings(name, listen, upstream, true));
    }

    /**
     * Creates a proxy.
     *
     * @throws ProxyException if name or upstream is missing, the name is taken, or the address cannot be listened on
     */
    public Proxy create(ProxySettings settings) {
        check(settings, "");
        Proxy proxy = new Proxy(network, settings);
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

    private static void check(ProxySettings settings, String place) {
        if (settings.name().isEmpty()) {
            throw ProxyException.missingField("name" + place);
        }
        if (settings.upstream().isEmpty()) {
            throw ProxyException.missingField("upstream" + place);
        }
    }

    /**
     * Stops a proxy and takes it away.
     *
     * @throws ProxyException if there is none of that name
     */
    public void delete(String name) {
        Proxy proxy = byName.remove(name);
        if (proxy == null) {
            throw ProxyException.proxyNotFound();
        }
        proxy.delete();
        network.traffic().forget(name, System.nanoTime());
    }

    /**
     * Creates those that do not exist yet, and replaces those that listen or connect elsewhere; equal ones are left alone.
     *
     * @throws PopulateException at the first that cannot be had; it names those that were done
     */
    public List<Proxy> populate(List<ProxySettings> wanted) throws PopulateException {
        List<Proxy> done = new ArrayList<>();
        try {
            for (int i = 0; i < wanted.size(); i++) {
                check(wanted.get(i), " at proxy " + (i + 1));
            }
            for (ProxySettings settings : wanted) {
                done.add(createOrReplace(settings));
            }
        } catch (ProxyException e) {
            throw new PopulateException(e, done);
        }
        return done;
    }

    private Proxy createOrReplace(ProxySettings settings) {
        Proxy present = byName.get(settings.name());
        if (present == null) {
            return create(settings);
        }
        if (!present.differs(settings.listen(), settings.upstream())) {
            return present;
        }
        present.setEnabled(false);
        Proxy proxy = new Proxy(network, settings);
        if (settings.enabled()) {
            proxy.setEnabled(true);
        }
        present.delete();
        byName.put(settings.name(), proxy);
        return proxy;
    }

    /**
     * Enables all proxies and takes all their toxics away.
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
}
