package io.chaoskit.site;

import java.util.Objects;

/**
 * A host that is about to be talked to.
 *
 * @param way how
 * @param host a name or an address, as the code under test gave it
 * @param port -1 when its name is only looked up
 */
public record Contact(Way way, String host, int port) {

    /** How a host is talked to. */
    public enum Way {
        /** {@code Chaos.maybeNetworkChaos}. */
        POINT,
        /** Its name is looked up, by others than the JDK's HTTP client. */
        LOOKUP,
        /** A socket or channel connects, for others than the JDK's HTTP client. */
        CONNECT,
        /** The JDK's HTTP client sends a request, on a new connection or an old one. */
        REQUEST
    }

    /** Rejects nulls. */
    public Contact {
        Objects.requireNonNull(way, "way");
        Objects.requireNonNull(host, "host");
    }

    @Override
    public String toString() {
        return port < 0 ? host : host + ":" + port;
    }
}
