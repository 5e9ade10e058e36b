package io.chaoskit.proxy.internal.http;

import io.netty.util.NetUtil;
import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The hosts that a client may call the API by: any address, {@code localhost}, and names that were allowed. A web page can make its
 * own name lead to this machine, and its browser would let it talk to the API then; the name gives it away.
 */
public final class AllowedHosts {

    private static final String ANY = "*";

    private final Set<String> names;

    /**
     * Addresses, {@code localhost} and these.
     *
     * @param names in any case; {@code *} for every name
     */
    public AllowedHosts(Collection<String> names) {
        this.names = names.stream().map(name -> name.toLowerCase(Locale.ROOT)).collect(Collectors.toUnmodifiableSet());
    }

    /** Whether a client may call the API by this host, which may have a port; so may one that says none. */
    boolean allow(String host) {
        String name = name(host);
        return name.isEmpty()
                || name.equals("localhost")
                || names.contains(name)
                || names.contains(ANY)
                || NetUtil.isValidIpV4Address(name)
                || NetUtil.isValidIpV6Address(name);
    }

    private static String name(String host) {
        int bracket = host.lastIndexOf(']');
        int colon = host.indexOf(':', bracket + 1);
        String name = colon < 0 ? host : host.substring(0, colon);
        boolean literal = name.startsWith("[") && name.endsWith("]");
        return (literal ? name.substring(1, name.length() - 1) : name).toLowerCase(Locale.ROOT);
    }

    /** The answer to a client that calls by another host. */
    Response refusal(String host) {
        String name = name(host);
        return Response.error(
                403,
                "Host must be an IP address, localhost or a name that is allowed, but was '" + name
                        + "'; start the server with -allowed-hosts " + name + " to allow it");
    }
}
