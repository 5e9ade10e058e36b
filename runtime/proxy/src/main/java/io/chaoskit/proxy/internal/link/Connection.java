package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.toxic.Direction;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.netty.channel.Channel;
import io.netty.util.concurrent.Future;
import io.netty.util.concurrent.Promise;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.random.RandomGenerator;

/**
 * A connection from a client to the upstream: two sockets and the two links between them, all on one event loop. Toxics may
 * be changed by any thread; the change is done when the returned future is.
 */
final class Connection {

    private final long number;
    private final Channel client;
    private final Endpoint clientEnd = new Endpoint();
    private final Endpoint upstreamEnd = new Endpoint();
    private final Listener listener;

    private Channel upstream;
    private Link up;
    private Link down;

    Connection(Listener listener, long number, Channel client) {
        this.listener = listener;
        this.number = number;
        this.client = client;
    }

    /** Begins to connect to the upstream. The client is not read before that is done. */
    void open() {
        Sockets.setUp(client, clientEnd);
        Promise<Channel> dialled = listener.dial(client.eventLoop());
        client.closeFuture().addListener(closed -> dialled.cancel(false));
        dialled.addListener((Future<Channel> done) -> {
            if (done.isSuccess()) {
                tryToConnect(done.getNow());
            } else {
                giveUp(done.cause());
            }
        });
    }

    /** A client is never left waiting, whatever goes wrong: errors as well. */
    private void tryToConnect(Channel channel) {
        try {
            connected(channel);
        } catch (Throwable e) {
            giveUp(e);
            channel.close();
        }
    }

    private void giveUp(Throwable cause) {
        if (client.isOpen()) {
            listener.unreachable(client, cause);
            client.close();
        }
        listener.remove(this);
    }

    private void connected(Channel channel) {
        upstream = channel;
        Sockets.setUp(upstream, upstreamEnd);
        up = new Link(this, Direction.UPSTREAM, client, upstream);
        down = new Link(this, Direction.DOWNSTREAM, upstream, client);
        List<InstalledToxic> toxics = listener.toxics();
        if (toxics.stream().anyMatch(toxic -> toxic.settings().toxic().resetsConnections())) {
            Sockets.resetOnClose(client);
            Sockets.resetOnClose(upstream);
        }
        toxics.forEach(toxic -> link(toxic).add(toxic));
        clientEnd.attach(up, down);
        upstreamEnd.attach(down, up);
        up.pump();
        down.pump();
    }

    CompletableFuture<Void> add(InstalledToxic toxic) {
        return change(() -> link(toxic).add(toxic));
    }

    CompletableFuture<Void> update(InstalledToxic toxic) {
        return change(() -> link(toxic).update(toxic));
    }

    CompletableFuture<Void> remove(InstalledToxic toxic) {
        return change(() -> link(toxic).remove(toxic));
    }

    private CompletableFuture<Void> change(Runnable action) {
        return CompletableFuture.runAsync(
                () -> {
                    if (up != null) {
                        action.run();
                    }
                },
                client.eventLoop());
    }

    /** Closes both sockets at once. Data inside is lost. Done when both links have ended and were counted. */
    CompletableFuture<Void> close() {
        return CompletableFuture.runAsync(this::closeBoth, client.eventLoop())
                .thenRunAsync(() -> {}, client.eventLoop());
    }

    private void closeBoth() {
        client.close();
        if (upstream != null) {
            upstream.close();
        }
    }

    void linkFinished(Link link) {
        listener.count(link);
        Link other = link == up ? down : up;
        if (other.isFinished()) {
            listener.remove(this);
        } else if (other.holdsForEver() && clientEnd.hasEnded() && upstreamEnd.hasEnded()) {
            closeBoth();
        }
    }

    RandomGenerator draws(InstalledToxic toxic) {
        return listener.draws(number, toxic);
    }

    private Link link(InstalledToxic toxic) {
        return toxic.direction() == Direction.UPSTREAM ? up : down;
    }
}
