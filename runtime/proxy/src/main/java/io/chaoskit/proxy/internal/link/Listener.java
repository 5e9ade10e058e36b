package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.address.AddressException;
import io.chaoskit.proxy.internal.address.HostPort;
import io.chaoskit.proxy.internal.metrics.Traffic.Series;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.UnknownHostException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The listening socket of a proxy that is enabled, and the connections that came in through it. Safe for use by several
 * threads; no call waits for a peer.
 */
public final class Listener implements AutoCloseable {

    private static final byte[] ANY_V6 = new byte[16];
    private static final byte[] ANY_V4 = new byte[4];

    private static final int BACKLOG = 4096;

    private final ServerResources resources;
    private final Supplier<List<InstalledToxic>> toxics;
    private final Set<Connection> connections = ConcurrentHashMap.newKeySet();
    private final AtomicLong numbers = new AtomicLong();
    private final Channel socket;
    private final Route route;
    private volatile boolean closed;

    private Listener(ServerResources resources, Route route, HostPort listen, Supplier<List<InstalledToxic>> toxics)
            throws AddressException {
        this.resources = resources;
        this.toxics = toxics;
        this.socket = bind(listen);
        this.route = route.at(HostPort.text((InetSocketAddress) socket.localAddress()));
    }

    /**
     * Binds to an address and begins to accept.
     *
     * @param resources the threads and sockets to use
     * @param route where clients come from and go to; its address may be any that {@link HostPort#parse} reads
     * @param toxics supplies the toxics of the proxy when a connection opens
     * @throws AddressException with Toxiproxy's words if the address cannot be looked up or bound to
     */
    public static Listener open(ServerResources resources, Route route, Supplier<List<InstalledToxic>> toxics)
            throws AddressException {
        Listener listener = new Listener(resources, route, parse(route.listen()), toxics);
        listener.resources.log().info("Started proxy", listener.route.fields());
        listener.socket.config().setAutoRead(true);
        return listener;
    }

    private static HostPort parse(String listen) throws AddressException {
        try {
            HostPort parsed = HostPort.parse(listen);
            parsed.resolved();
            return parsed;
        } catch (AddressException e) {
            throw new AddressException("listen tcp: " + e.getMessage(), e);
        }
    }

    private Channel bind(HostPort listen) throws AddressException {
        if (!listen.isWildcard()) {
            return bind(listen, listen.resolveAll().get(0));
        }
        try {
            return bind(listen, anyAddress(ANY_V6, listen.port()));
        } catch (AddressException e) {
            if (isWithoutIpv6(e)) {
                return bind(listen, anyAddress(ANY_V4, listen.port()));
            }
            throw e;
        }
    }

    private static InetSocketAddress anyAddress(byte[] address, int port) {
        try {
            return new InetSocketAddress(InetAddress.getByAddress(address), port);
        } catch (UnknownHostException e) {
            throw new IllegalStateException(e);
        }
    }

    private Channel bind(HostPort listen, SocketAddress address) throws AddressException {
        ChannelFuture binding = new ServerBootstrap()
                .group(resources.group())
                .channel(resources.transport().server())
                .option(ChannelOption.SO_REUSEADDR, true)
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.AUTO_READ, false)
                .childOption(ChannelOption.AUTO_READ, false)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        accept(client);
                    }
                })
                .bind(address)
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new AddressException(
                    "listen tcp " + listen.resolved() + ": bind: " + systemError(binding.cause()), binding.cause());
        }
        return binding.channel();
    }

    /** The last part of the operating system's message, as Go writes it, such as {@code address already in use}. */
    private static String systemError(Throwable cause) {
        String message = String.valueOf(cause.getMessage());
        String last = message.substring(message.lastIndexOf(':') + 1).strip();
        return last.toLowerCase(Locale.ROOT);
    }

    private static boolean isWithoutIpv6(Throwable cause) {
        String error = systemError(cause);
        return error.contains("address family") || error.contains("protocol") || error.contains("cannot assign");
    }

    /** The address that it is bound to. */
    public String address() {
        return route.listen();
    }

    // Connections

    private void accept(Channel client) {
        Connection connection = new Connection(this, numbers.incrementAndGet(), client);
        connections.add(connection);
        if (closed) {
            client.close();
            return;
        }
        resources.log().info("Accepted client", route.fields("client", String.valueOf(client.remoteAddress())));
        connection.open();
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    List<InstalledToxic> toxics() {
        return toxics.get();
    }

    Promise<Channel> dial(EventLoop loop) {
        return resources.dialer().dial(route.upstream(), loop);
    }

    void unreachable(Channel client, Throwable cause) {
        resources
                .log()
                .error(
                        "Unable to open connection to upstream",
                        route.fields("client", String.valueOf(client.remoteAddress()), "error", String.valueOf(cause)));
    }

    void count(Link link) {
        Series series = new Series(link.direction(), route.listen(), route.proxy(), route.upstream());
        resources.traffic().add(series, link.received(), link.sent());
    }

    RandomGenerator draws(long connection, InstalledToxic toxic) {
        return resources.draws(
                route.proxy().hashCode(),
                connection,
                toxic.direction().ordinal(),
                toxic.name().hashCode());
    }

    /** How many connections there are. */
    public int connectionCount() {
        return connections.size();
    }

    // Changes

    /** Puts a toxic on all connections, and returns when it is there. */
    public void add(InstalledToxic toxic) {
        onAll(connection -> connection.add(toxic));
    }

    /** Makes all connections take the toxic's new settings, and returns when they have. */
    public void update(InstalledToxic toxic) {
        onAll(connection -> connection.update(toxic));
    }

    /** Takes a toxic off all connections, and returns when it is gone. */
    public void remove(InstalledToxic toxic) {
        onAll(connection -> connection.remove(toxic));
    }

    private void onAll(Function<Connection, CompletableFuture<Void>> change) {
        connections.stream().map(change).toList().forEach(CompletableFuture::join);
    }

    /** Stops accepting, closes all connections at once, and returns when that is done. */
    @Override
    public void close() {
        closed = true;
        socket.close().awaitUninterruptibly();
        onAll(Connection::close);
        resources.log().info("Terminated proxy", route.fields());
    }

    /**
     * The two ends of a proxy: the address that clients connect to, and the one that it connects them with.
     *
     * @param proxy the proxy's name
     * @param listen the address it listens on
     * @param upstream the address it connects to
     */
    public record Route(String proxy, String listen, String upstream) {

        Route at(String bound) {
            return new Route(proxy, bound, upstream);
        }

        /** What a log line says of it, and more names and values in turn. */
        Map<String, String> fields(String... more) {
            Map<String, String> fields = new LinkedHashMap<>();
            fields.put("name", proxy);
            fields.put("listen", listen);
            fields.put("upstream", upstream);
            for (int i = 0; i < more.length; i += 2) {
                fields.put(more[i], more[i + 1]);
            }
            return fields;
        }
    }
}
