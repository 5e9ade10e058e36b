package io.chaoskit.proxy;

import io.chaoskit.proxy.internal.address.AddressException;
import io.chaoskit.proxy.internal.address.HostPort;
import io.chaoskit.proxy.internal.http.AllowedHosts;
import io.chaoskit.proxy.internal.http.ApiServer;
import io.chaoskit.proxy.internal.json.RequestBody;
import io.chaoskit.proxy.internal.link.ServerResources;
import io.chaoskit.proxy.internal.link.Transport;
import io.chaoskit.proxy.internal.link.WarmUp;
import io.chaoskit.proxy.internal.log.EventLog;
import io.chaoskit.proxy.internal.log.JsonLog;
import io.chaoskit.proxy.internal.metrics.MetricsPage;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.chaoskit.proxy.internal.toxic.ToxicType;
import io.chaoskit.proxy.internal.toxic.ToxicTypes;
import io.netty.util.concurrent.Ticker;
import java.io.IOException;
import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/**
 * A server that does what Toxiproxy 2.12 does, inside this JVM: proxies with toxics, and Toxiproxy's HTTP API to change
 * them. Closing it stops all proxies and ends its threads, all of which are daemons. Safe for use by several threads.
 *
 * <pre>
 * try (ToxiproxyServer server = ToxiproxyServer.start()) {
 *     Proxy proxy = server.proxies().create("db", "127.0.0.1:0", "localhost:5432");
 *     ToxiproxyClient client = new ToxiproxyClient("127.0.0.1", server.address().getPort());
 * }
 * </pre>
 */
public final class ToxiproxyServer implements AutoCloseable {

    /** The version of Toxiproxy whose API this server has. */
    public static final String VERSION = "2.12.0";

    /** The port that Toxiproxy's API has by default. */
    public static final int USUAL_PORT = 8474;

    /** The only sources of time; everything else is given one of them. */
    private static final InstantSource CLOCK = Clock.systemUTC();

    private static final Ticker TICKER = Ticker.systemTicker();

    private final EventLog log;
    private final ServerResources resources;
    private final Proxies proxies;
    private final ApiServer api;

    private ToxiproxyServer(Builder builder, EventLog log) throws IOException {
        this.log = log;
        long seed = builder.seed == null ? new SplittableRandom().nextLong() : builder.seed;
        InetSocketAddress address = builder.address();
        Transport transport = builder.nativeTransport ? Transport.best() : Transport.NIO;
        resources = new ServerResources(transport, seed, log, CLOCK, TICKER);
        proxies = new Proxies(resources);
        try {
            api = open(builder, address);
        } catch (IOException e) {
            resources.close();
            throw e;
        }
    }

    private ApiServer open(Builder builder, InetSocketAddress address) throws IOException {
        WarmUp warmUp = WarmUp.begin(resources, typical());
        try {
            AllowedHosts hosts = new AllowedHosts(builder.allAllowedHosts());
            return new ApiServer(resources, new Api(proxies, metrics(builder)).router(), hosts, address);
        } finally {
            warmUp.close();
        }
    }

    /** The toxics that a server is warmed up with: one in each direction, which does nothing. */
    private static List<InstalledToxic> typical() {
        ToxicType latency = ToxicTypes.named("latency");
        InstalledToxic.Settings none = InstalledToxic.Settings.of(latency, latency.defaults(), 1);
        return Stream.of("upstream", "downstream")
                .map(stream -> new InstalledToxic(stream, latency, stream, none))
                .toList();
    }

    private MetricsPage metrics(Builder builder) {
        return builder.proxyMetrics || builder.runtimeMetrics
                ? new MetricsPage(resources.traffic(), builder.proxyMetrics, builder.runtimeMetrics)
                : null;
    }

    /**
     * Starts a server on a free port of 127.0.0.1.
     *
     * @return the server, which answers
     * @throws IOException if it cannot listen
     */
    public static ToxiproxyServer start() throws IOException {
        return builder().start();
    }

    /**
     * A builder of a server with other settings.
     *
     * @return with the default settings
     */
    public static Builder builder() {
        return new Builder();
    }

    /**
     * The address of the HTTP API.
     *
     * @return with the port that it has
     */
    public InetSocketAddress address() {
        return api.address();
    }

    /**
     * The proxies; changes made here and through the HTTP API are the same.
     *
     * @return none at first
     */
    public Proxies proxies() {
        return proxies;
    }

    /**
     * The seed of all random decisions of the toxics.
     *
     * @return the seed that was set, or drawn
     */
    public long seed() {
        return resources.seed();
    }

    @Override
    public void close() {
        log.info("Shutting down", Map.of());
        api.close();
        proxies.deleteAll();
        resources.close();
    }

    /** A file that is wrong is logged only, as toxiproxy-server does. */
    private void populate(Path config) {
        try {
            int number = proxies.populate(Requests.proxies(new RequestBody(Files.readAllBytes(config), null)))
                    .size();
            log.info(
                    "Populated proxies from file",
                    Map.of("config", config.toString(), "proxies", Integer.toString(number)));
        } catch (IOException e) {
            notPopulated(config, e.toString());
        } catch (ProxyException | Proxies.PopulateException e) {
            notPopulated(config, e.getMessage());
        }
    }

    private void notPopulated(Path config, String error) {
        log.error("Failed to populate proxies from file", Map.of("config", config.toString(), "error", error));
    }

    /** The settings of a server. Not safe for use by several threads. */
    public static final class Builder {
        private String host = "127.0.0.1";
        private String port = "0";
        private Path config;
        private Long seed;
        private boolean proxyMetrics;
        private boolean runtimeMetrics;
        private EventLog log;
        private boolean nativeTransport = true;
        private final Set<String> allowedHosts = new HashSet<>();

        private Builder() {}

        /**
         * Sets the host of the API, 127.0.0.1 by default.
         *
         * @param value a name or an address; empty for all addresses
         * @return this
         */
        public Builder host(String value) {
            host = value;
            return this;
        }

        /**
         * Sets the port of the API.
         *
         * @param value 0, the default, for a free one
         * @return this
         */
        public Builder port(int value) {
            return port(Integer.toString(value));
        }

        /**
         * Sets the port of the API.
         *
         * @param value a number or the name of a service; {@link #start} rejects any other text
         * @return this
         */
        public Builder port(String value) {
            port = value;
            return this;
        }

        /**
         * Sets the file with the proxies to begin with. When it is wrong, the server starts without them and logs the mistake.
         *
         * @param value a JSON array, as toxiproxy-server reads it
         * @return this
         */
        public Builder config(Path value) {
            config = value;
            return this;
        }

        /**
         * Sets the seed of all random decisions, which is drawn by default.
         *
         * @param value any number
         * @return this
         */
        public Builder seed(long value) {
            seed = value;
            return this;
        }

        /**
         * Shows the traffic of the proxies at {@code /metrics}.
         *
         * @param value false by default
         * @return this
         */
        public Builder proxyMetrics(boolean value) {
            proxyMetrics = value;
            return this;
        }

        /**
         * Shows the resources of this process at {@code /metrics}.
         *
         * @param value false by default
         * @return this
         */
        public Builder runtimeMetrics(boolean value) {
            runtimeMetrics = value;
            return this;
        }

        /**
         * Logs one JSON object a line, as toxiproxy-server does, instead of logging to SLF4J.
         *
         * @param out where to print
         * @param level the least level to print, such as {@code info}; null for all
         * @return this
         */
        public Builder jsonLog(PrintStream out, String level) {
            log = new JsonLog(out, level, CLOCK);
            return this;
        }

        /**
         * Uses epoll on Linux, or the sockets of the JDK.
         *
         * @param value true by default
         * @return this
         */
        public Builder nativeTransport(boolean value) {
            nativeTransport = value;
            return this;
        }

        /**
         * Lets clients call the API by these names, as the {@code Host} of their requests. Without any, they must call it by an address,
         * by {@code localhost} or by the name that {@link #host} was given, so that no web page can reach it by a name of its own. The
         * names are those under which other machines or containers know this one.
         *
         * @param names in any case, without a port; {@code *} allows every name
         * @return this
         */
        public Builder allowedHosts(String... names) {
            allowedHosts.addAll(List.of(names));
            return this;
        }

        private Set<String> allAllowedHosts() {
            Set<String> all = new HashSet<>(allowedHosts);
            all.add(host);
            return all;
        }

        /**
         * Starts the server.
         *
         * @return the server, which answers
         * @throws IOException if the API cannot listen on its address
         */
        public ToxiproxyServer start() throws IOException {
            EventLog used = log == null ? new EventLog.Slf4j() : log;
            used.info("Starting Toxiproxy", Map.of("version", VERSION));
            ToxiproxyServer server = new ToxiproxyServer(this, used);
            if (config != null) {
                server.populate(config);
            }
            String address = HostPort.text(server.address());
            used.info(
                    "Starting Toxiproxy HTTP server", Map.of("address", address, "seed", Long.toString(server.seed())));
            return server;
        }

        private InetSocketAddress address() throws IOException {
            HostPort parsed = new HostPort(
                    host.isEmpty() ? "0.0.0.0" : host,
                    HostPort.parse(":" + port).port());
            try {
                return parsed.resolveAll().get(0);
            } catch (AddressException e) {
                throw new IOException("the host of the API must be known, but was " + host, e);
            }
        }
    }
}
