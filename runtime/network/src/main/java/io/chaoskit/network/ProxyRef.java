package io.chaoskit.network;

import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;

/** A reference to a declared proxy. Its address is known while the scenario runs. Safe for all threads. */
public final class ProxyRef {

    private final Network network;
    private final String name;

    ProxyRef(Network network, String name) {
        this.network = network;
        this.name = name;
    }

    /**
     * The proxy as a site of injectors.
     *
     * @return the site
     */
    public Site site() {
        return Sites.proxy(name);
    }

    /**
     * The address to connect to.
     *
     * @return {@code host:port}
     * @throws IllegalStateException if the scenario does not run, or has no such proxy
     */
    public String getAddress() {
        return getHost() + ":" + getPort();
    }

    /**
     * The host to connect to.
     *
     * @return a name or address
     * @throws IllegalStateException if the scenario does not run, or has no such proxy
     */
    public String getHost() {
        return network.live(site().text()).proxy(name).host();
    }

    /**
     * The port to connect to.
     *
     * @return 1 to 65535
     * @throws IllegalStateException if the scenario does not run, or has no such proxy
     */
    public int getPort() {
        return network.live(site().text()).proxy(name).port();
    }

    @Override
    public String toString() {
        return site().text();
    }
}
