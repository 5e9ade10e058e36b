package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.address.HostPort;
import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoop;
import io.netty.util.concurrent.Promise;
import java.io.IOException;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.Executor;

/**
 * A dialer for upstreams: looks the name up each time, away from the event loops, and tries all its addresses in turn, each
 * with a timeout.
 */
final class Dialer {

    private static final int LIMIT_MILLIS = 30_000;
    private static final String UNIX = "unix:";

    /** A bootstrap wants a handler; the connection adds its own once there is a socket. */
    private static final ChannelHandler NOTHING_YET = new ChannelInitializer<>() {
        @Override
        protected void initChannel(Channel channel) {
            // Nothing happens before the connection takes over.
        }
    };

    private final Transport transport;
    private final Executor lookups;

    Dialer(Transport transport, Executor lookups) {
        this.transport = transport;
        this.lookups = lookups;
    }

    /**
     * Connects a new socket, on which reading is off.
     *
     * @param upstream {@code host:port}, or {@code unix:} and a path
     * @param loop the socket's event loop
     * @return gets the socket, on its event loop; cancelling it ends the attempt
     */
    Promise<Channel> dial(String upstream, EventLoop loop) {
        Promise<Channel> dialled = loop.newPromise();
        if (HostPort.isLiteral(upstream)) {
            resolve(upstream, loop, dialled);
        } else {
            lookups.execute(() -> resolve(upstream, loop, dialled));
        }
        return dialled;
    }

    private void resolve(String upstream, EventLoop loop, Promise<Channel> dialled) {
        try {
            Iterator<SocketAddress> addresses = addresses(upstream).iterator();
            Attempt attempt = new Attempt(loop, dialled, addresses);
            if (loop.inEventLoop()) {
                attempt.next();
            } else {
                loop.execute(attempt::next);
            }
        } catch (IOException | IllegalArgumentException e) {
            dialled.tryFailure(e);
        }
    }

    private static List<SocketAddress> addresses(String upstream) throws IOException {
        if (upstream.startsWith(UNIX)) {
            return List.of(UnixDomainSocketAddress.of(upstream.substring(UNIX.length())));
        }
        return new ArrayList<>(HostPort.parse(upstream).resolveAll());
    }

    private final class Attempt {
        private final EventLoop loop;
        private final Promise<Channel> dialled;
        private final Iterator<SocketAddress> addresses;

        Attempt(EventLoop loop, Promise<Channel> dialled, Iterator<SocketAddress> addresses) {
            this.loop = loop;
            this.dialled = dialled;
            this.addresses = addresses;
        }

        void next() {
            if (dialled.isDone()) {
                return;
            }
            ChannelFuture connecting = connect(addresses.next());
            dialled.addListener(done -> {
                if (!done.isSuccess()) {
                    connecting.channel().close();
                }
            });
            connecting.addListener(done -> finish(connecting));
        }

        private ChannelFuture connect(SocketAddress address) {
            return new Bootstrap()
                    .group(loop)
                    .channel(transport.socketFor(address))
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, LIMIT_MILLIS)
                    .option(ChannelOption.AUTO_READ, false)
                    .handler(NOTHING_YET)
                    .connect(transport.connectable(address));
        }

        private void finish(ChannelFuture connecting) {
            if (connecting.isSuccess()) {
                if (!dialled.trySuccess(connecting.channel())) {
                    connecting.channel().close();
                }
            } else if (addresses.hasNext()) {
                next();
            } else {
                dialled.tryFailure(connecting.cause());
            }
        }
    }
}
