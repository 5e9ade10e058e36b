package io.chaoskit.network;

import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.value.SourceLocation;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

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

    private static final Pattern ADDRESS = Pattern.compile("(\\S+):(\\d{1,5})");
    private static final int LAST_PORT = 65_535;

    /** Rejects an empty name, and addresses without a host, or without a port that there can be. */
    public ProxyDeclaration {
        Site site = Sites.proxy(name);
        address(site, "upstream", upstream, 1);
        address(site, "listen", listen, 0);
    }

    private static void address(Site site, String what, String address, int firstPort) {
        Matcher parts = ADDRESS.matcher(address);
        if (!address.isEmpty() && !parts.matches()) {
            throw new IllegalArgumentException(
                    what + " of " + site.text() + " must be host:port, but was '" + address.strip() + "'");
        }
        if (!address.isEmpty()) {
            int port = Integer.parseInt(parts.group(2));
            if (port < firstPort || port > LAST_PORT) {
                throw new IllegalArgumentException(what + " of " + site.text() + " must have a port from " + firstPort
                        + " to " + LAST_PORT + ", but was '" + address + "'");
            }
        }
    }

    Site site() {
        return Sites.proxy(name);
    }
}
