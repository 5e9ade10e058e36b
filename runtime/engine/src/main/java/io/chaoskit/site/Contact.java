package io.chaoskit.site;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * A contact with a host, before it takes place.
 *
 * @param way how
 * @param host a name or an address, as the code under test gave it
 * @param port -1 when its name is only looked up
 * @param patience how long the code under test waits for it at most, more than zero; empty when it says nothing of that
 */
public record Contact(Way way, String host, int port, Optional<Duration> patience) {

    /** The way of a contact. */
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
        Objects.requireNonNull(patience, "patience");
    }

    /**
     * A contact without a timeout.
     *
     * @param way how
     * @param host a name or an address
     * @param port -1 when its name is only looked up
     */
    public Contact(Way way, String host, int port) {
        this(way, host, port, Optional.empty());
    }

    @Override
    public String toString() {
        return port < 0 ? host : host + ":" + port;
    }
}
