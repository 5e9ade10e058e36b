package io.chaoskit.network;

import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.value.SourceLocation;

/**
 * The declaration of a proxy in a scenario.
 *
 * @param name unique in the scenario
 * @param upstream {@code host:port}; empty for that of a proxy which the server has already
 * @param listen {@code host:port}; empty for a free port of 127.0.0.1, or that of a proxy which the server has already
 * @param at its place in the script
 */
public record ProxyDeclaration(String name, String upstream, String listen, SourceLocation at) {

    /** The default address that a proxy listens on. */
    static final String ANYWHERE = "127.0.0.1:0";

    /** Rejects an empty name and addresses without a port. */
    public ProxyDeclaration {
        Site site = Sites.proxy(name);
        address(site, "upstream", upstream);
        address(site, "listen", listen);
    }

    private static void address(Site site, String what, String address) {
        if (!address.isEmpty() && !address.matches(".*:\\d+")) {
            throw new IllegalArgumentException(
                    what + " of " + site.text() + " must be host:port, but was '" + address + "'");
        }
    }

    Site site() {
        return Sites.proxy(name);
    }
}
