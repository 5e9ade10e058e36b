package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.address.AddressException;
import io.chaoskit.proxy.internal.address.HostPort;
import io.chaoskit.proxy.internal.toxic.InstalledToxic;
import io.netty.bootstrap.Bootstrap;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelHandler.Sharable;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.util.ReferenceCountUtil;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * A warm-up of a server: connections through a proxy of its own, to an echo of its own. Otherwise the first client's connection would
 * wait until all classes on its way were loaded. It goes on beside the rest of the start, and leaves no trace in counts and logs.
 */
public final class WarmUp implements AutoCloseable {

    private static final long LIMIT_SECONDS = 2;
    private static final int CONNECTIONS_EACH = 2;

    private final ServerResources resources;
    private final CountDownLatch left;
    private Channel echo;
    private Listener listener;

    private WarmUp(ServerResources resources, int connections) {
        this.resources = resources;
        this.left = new CountDownLatch(connections);
    }

    /**
     * Begins to connect, a few times on each thread for sockets.
     *
     * @param server the resources of the server
     * @param toxics are on the connections
     */
    public static WarmUp begin(ServerResources server, List<InstalledToxic> toxics) {
        WarmUp warmUp = new WarmUp(
                server.silent(), CONNECTIONS_EACH * Runtime.getRuntime().availableProcessors());
        try {
            warmUp.open(toxics);
        } catch (AddressException e) {
            server.log().debug("The server starts cold", Map.of("error", e.getMessage()));
        }
        return warmUp;
    }

    private void open(List<InstalledToxic> toxics) throws AddressException {
        ChannelFuture binding = new ServerBootstrap()
                .group(resources.group())
                .channel(resources.transport().server())
                .childHandler(new Initializer(new Echo()))
                .bind(InetAddress.getLoopbackAddress(), 0)
                .awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new AddressException("no port for an echo: " + binding.cause().getMessage(), binding.cause());
        }
        echo = binding.channel();
        String upstream = HostPort.text((InetSocketAddress) echo.localAddress());
        String listen = HostPort.text(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0));
        listener = Listener.open(resources, new Listener.Route("warm-up", listen, upstream), () -> toxics);
        for (long i = left.getCount(); i > 0; i--) {
            connect(HostPort.parse(listener.address()).resolveAll().get(0));
        }
    }

    private void connect(InetSocketAddress address) {
        new Bootstrap()
                .group(resources.group())
                .channel(resources.transport().socketFor(address))
                .handler(new Initializer(new Client()))
                .connect(address)
                .channel()
                .closeFuture()
                .addListener(closed -> left.countDown());
    }

    /** Waits until the connections are through, though not for long: a server may start cold. */
    @Override
    public void close() {
        try {
            if (listener != null && !left.await(LIMIT_SECONDS, TimeUnit.SECONDS)) {
                resources.log().debug("The server starts cold", Map.of("error", "its own connections take too long"));
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            if (listener != null) {
                listener.close();
            }
            if (echo != null) {
                echo.close().awaitUninterruptibly();
            }
        }
    }

    /** Adds a handler that keeps no state. */
    private static final class Initializer extends ChannelInitializer<Channel> {
        private final ChannelInboundHandlerAdapter handler;

        Initializer(ChannelInboundHandlerAdapter handler) {
            this.handler = handler;
        }

        @Override
        protected void initChannel(Channel channel) {
            channel.pipeline().addLast(handler);
        }
    }

    /** Sends a byte, and ends the connection when it is back. */
    @Sharable
    private static final class Client extends ChannelInboundHandlerAdapter {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            context.writeAndFlush(Unpooled.wrappedBuffer(new byte[1]));
        }

        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            ReferenceCountUtil.release(bytes);
            context.close();
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }

    /** Sends back what it gets. */
    @Sharable
    private static final class Echo extends ChannelInboundHandlerAdapter {
        @Override
        public void channelRead(ChannelHandlerContext context, Object bytes) {
            context.writeAndFlush(bytes);
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            context.close();
        }
    }
}
