package io.chaoskit.proxy;

import io.chaoskit.proxy.internal.http.ApiServer;
import io.chaoskit.proxy.internal.link.Network;
import io.chaoskit.proxy.internal.link.Transport;
import io.chaoskit.proxy.internal.log.EventLog;
import io.chaoskit.proxy.internal.log.Slf4jLog;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.SplittableRandom;

/**
 * A server that does what Toxiproxy 2.12 does, inside this JVM: proxies with toxics, and Toxiproxy's HTTP API to change
 * them. Closing it stops all proxies and ends its threads, all of which are daemons.
 *
 * <pre>
 * try (ToxiproxyServer server = ToxiproxyServer.start()) {
 *     Proxy proxy = server.proxies().create("db", "127.0.0.1:0", "localhost:5432");
 *     ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", server.address().getPort());
 * }
 * </pre>
 */
public final class ToxiproxyServer implements AutoCloseable {

    private final Network network;
    private final Proxies proxies;
    private final ApiServer api;
    private final long seed;

    private ToxiproxyServer(Builder builder) throws IOException {
        seed = builder.seed == null ? new SplittableRandom().nextLong() : builder.seed;
        network = new Network(builder.transport, seed, builder.log);
        proxies = new Proxies(network);
        try {
            InetSocketAddress address = new InetSocketAddress(builder.host, builder.port);
            if (address.isUnresolved()) {
                throw new IOException("the host of the API must be known, but was " + builder.host);
            }
            api = new ApiServer(network, proxies, address, builder.proxyMetrics, builder.runtimeMetrics);
        } catch (IOException e) {
            network.close();
            throw e;
        }
    }

    /**
     * A server on a free port of 127.0.0.1.
     *
     * @throws IOException if it cannot listen
     */
    public static ToxiproxyServer start() throws IOException {
        return builder().start();
    }

    /** A server with other settings. */
    public static Builder builder() {
        return new Builder();
    }

    /** The address of the HTTP API. */
    public InetSocketAddress address() {
        return api.address();
    }

    /** The proxies; changes made here and through the HTTP API are the same. */
    public Proxies proxies() {
        return proxies;
    }

    /** What all random decisions of the toxics follow from. */
    public long seed() {
        return seed;
    }

    @Override
    public void close() {
        api.close();
        proxies.deleteAll();
        network.close();
    }

    /** The settings of a server. Not safe for use by several threads. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private int port;
        private Long seed;
        private boolean proxyMetrics;
        private boolean runtimeMetrics;
        private EventLog log = new Slf4jLog();
        private Transport transport = Transport.best();

        private Builder() {}

        /** The host or address of the API; 127.0.0.1 unless told. */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /** The port of the API; 0, as unless told, is a free one. */
        public Builder port(int value) {
            port = value;
            return this;
        }

        /** What all random decisions follow from; drawn unless told. */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /** Whether {@code /metrics} shows the traffic of the proxies. */
        public Builder proxyMetrics(boolean value) {
            proxyMetrics = value;
            return this;
        }

        /** Whether {@code /metrics} shows what this process uses. */
        public Builder runtimeMetrics(boolean value) {
            runtimeMetrics = value;
            return this;
        }

        /** Who is told what happens; SLF4J unless told. */
        public Builder log(EventLog value) {
            log = value;
            return this;
        }

        /** The kind of sockets; the best one of this platform unless told. */
        public Builder transport(Transport value) {
            transport = value;
            return this;
        }

        /**
         * Starts the server.
         *
         * @throws IOException if the API cannot listen on its address
         */
        public ToxiproxyServer start() throws IOException {
            return new ToxiproxyServer(this);
        }
    }
}
