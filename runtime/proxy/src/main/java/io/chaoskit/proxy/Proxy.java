package io.chaoskit.proxy;

import io.chaoskit.proxy.internal.address.AddressException;
import io.chaoskit.proxy.internal.address.HostPort;
import io.chaoskit.proxy.internal.link.Listener;
import io.chaoskit.proxy.internal.link.ServerResources;
import io.chaoskit.proxy.internal.toxic.Direction;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * A proxy: a listening address, an upstream, and the toxics between them, which clients of the HTTP API add. Safe for use by
 * several threads: one change at a time, and reading never waits for a change.
 */
public final class Proxy {

    private final ServerResources resources;
    private final String name;
    private volatile String listen;
    private volatile String upstream;
    private volatile Listener listener;
    private volatile List<InstalledToxic> toxics = List.of();
    private boolean deleted;

    Proxy(ServerResources resources, Settings settings) {
        this.resources = resources;
        this.name = settings.name();
        this.listen = settings.listen();
        this.upstream = settings.upstream();
    }

    /**
     * The name.
     *
     * @return unique on its server
     */
    public String name() {
        return name;
    }

    /**
     * The address it listens on, once it was enabled; before, the address it was given.
     *
     * @return {@code host:port}
     */
    public String listen() {
        return listen;
    }

    /**
     * The address it connects to.
     *
     * @return {@code host:port}, or {@code unix:} and a path
     */
    public String upstream() {
        return upstream;
    }

    /**
     * Whether it accepts connections.
     *
     * @return false when it is disabled, or could not be enabled
     */
    public boolean isEnabled() {
        return listener != null;
    }

    /**
     * The number of its connections.
     *
     * @return 0 when it is disabled
     */
    public int connectionCount() {
        Listener current = listener;
        return current == null ? 0 : current.connectionCount();
    }

    // Life cycle

    /**
     * Starts to accept, or stops and closes all connections.
     *
     * @param enabled whether to accept connections
     * @throws ProxyException if the address cannot be listened on
     */
    public synchronized void setEnabled(boolean enabled) {
        if (!enabled) {
            stop();
        } else if (listener == null) {
            start();
        }
    }

    /**
     * Changes the upstream; connections are closed if it is another one.
     *
     * @param changed {@code host:port}, or {@code unix:} and a path
     */
    public void setUpstream(String changed) {
        update(null, changed, null);
    }

    /**
     * Changes what is given. Another address or upstream closes all connections; the toxics stay.
     *
     * @param newListen null for the present one
     * @param newUpstream null for the present one
     * @param enabled null for the present state
     * @throws ProxyException if the address cannot be listened on; the proxy is disabled then
     */
    synchronized void update(String newListen, String newUpstream, Boolean enabled) {
        String wantedListen = newListen == null ? listen : newListen;
        String wantedUpstream = newUpstream == null ? upstream : newUpstream;
        boolean wanted = enabled == null ? isEnabled() : enabled;
        if (differs(wantedListen, wantedUpstream)) {
            stop();
            listen = wantedListen;
            upstream = wantedUpstream;
        }
        setEnabled(wanted);
    }

    /** Whether it would have to be restarted to listen there and connect there. May block on a name lookup. */
    boolean differs(String otherListen, String otherUpstream) {
        try {
            String resolved = HostPort.parse(otherListen).resolved();
            return !resolved.equals(listen) || !otherUpstream.equals(upstream);
        } catch (AddressException e) {
            throw new ProxyException(500, e);
        }
    }

    private void start() {
        if (deleted) {
            throw ProxyException.proxyNotFound();
        }
        try {
            listener = Listener.open(resources, new Listener.Route(name, listen, upstream), this::toxics);
            listen = listener.address();
        } catch (AddressException e) {
            throw new ProxyException(500, e);
        }
    }

    private void stop() {
        if (listener != null) {
            listener.close();
            listener = null;
        }
    }

    /** Stops for good. */
    synchronized void delete() {
        deleted = true;
        stop();
    }

    // Toxics

    /** All toxics, those of the upstream direction first, each in the order in which they were added. */
    List<InstalledToxic> toxics() {
        return toxics;
    }

    /** The toxic of this name. */
    Optional<InstalledToxic> toxic(String toxic) {
        return toxics.stream().filter(each -> each.name().equals(toxic)).findFirst();
    }

    /**
     * Adds a toxic, to connections that exist as well.
     *
     * @throws ProxyException if there is one of that name
     */
    synchronized void add(InstalledToxic toxic) {
        if (toxic(toxic.name()).isPresent()) {
            throw ProxyException.toxicExists();
        }
        List<InstalledToxic> all = new ArrayList<>(toxics);
        all.add(toxic);
        toxics = inOrder(all);
        if (listener != null) {
            listener.add(toxic);
        }
    }

    private static List<InstalledToxic> inOrder(List<InstalledToxic> all) {
        return Stream.of(Direction.values())
                .flatMap(direction -> all.stream().filter(toxic -> toxic.direction() == direction))
                .toList();
    }

    /**
     * Changes a toxic, on connections that exist as well.
     *
     * @throws ProxyException if it was removed meanwhile
     */
    synchronized void update(InstalledToxic toxic, InstalledToxic.Settings settings) {
        expect(toxic);
        toxic.set(settings);
        if (listener != null) {
            listener.update(toxic);
        }
    }

    /**
     * Takes a toxic away, from connections that exist as well.
     *
     * @throws ProxyException if it was removed meanwhile
     */
    synchronized void remove(InstalledToxic toxic) {
        expect(toxic);
        toxics = toxics.stream().filter(each -> each != toxic).toList();
        if (listener != null) {
            listener.remove(toxic);
        }
    }

    private void expect(InstalledToxic toxic) {
        if (!toxics.contains(toxic)) {
            throw ProxyException.toxicNotFound();
        }
    }

    /** Enables it and takes all toxics away. */
    synchronized void reset() {
        setEnabled(true);
        toxics.forEach(this::remove);
    }

    @Override
    public String toString() {
        return name + " " + listen + " -> " + upstream;
    }

    /**
     * The settings of a proxy to create.
     *
     * @param name unique on its server
     * @param listen {@code host:port}; empty for any address and a free port
     * @param upstream {@code host:port}, or {@code unix:} and a path
     * @param enabled whether it accepts connections
     */
    record Settings(String name, String listen, String upstream, boolean enabled) {}
}
