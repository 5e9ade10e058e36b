package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.link.ServerResources;
import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.group.ChannelGroup;
import io.netty.channel.group.DefaultChannelGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The HTTP server of the API: answers the requests that a router has a route for. Its threads are its own, so that no load on the proxies keeps it from answering. */
public final class ApiServer implements AutoCloseable {

    private static final long CLOSE_SECONDS = 10;

    private final EventLoopGroup group;
    private final ExecutorService workers;
    private final ChannelGroup clients = new DefaultChannelGroup(GlobalEventExecutor.INSTANCE);
    private final Channel socket;

    /**
     * Begins to answer.
     *
     * @param resources the server's clock and log
     * @param router the routes of the API
     * @param hosts the hosts that clients may call it by
     * @param address where to listen
     * @throws IOException if the address cannot be listened on
     */
    public ApiServer(ServerResources resources, Router router, AllowedHosts hosts, InetSocketAddress address)
            throws IOException {
        group = resources.transport().newGroup("api", 1);
        workers = Executors.newCachedThreadPool(new DefaultThreadFactory("chaoskit-proxy-call", true));
        RequestHandler handler = new RequestHandler(router, hosts, resources);
        ChannelFuture binding = bootstrap(resources, handler).bind(address).awaitUninterruptibly();
        if (!binding.isSuccess()) {
            close(binding.channel());
            throw new IOException(
                    "the API cannot listen on " + address + ": "
                            + binding.cause().getMessage(),
                    binding.cause());
        }
        socket = binding.channel();
    }

    private ServerBootstrap bootstrap(ServerResources resources, RequestHandler handler) {
        return new ServerBootstrap()
                .group(group)
                .channel(resources.transport().server())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.ALLOW_HALF_CLOSURE, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        clients.add(client);
                        client.pipeline().addLast(new ApiConnection(handler, workers, resources));
                    }
                });
    }

    /** The address that it listens on. */
    public InetSocketAddress address() {
        return (InetSocketAddress) socket.localAddress();
    }

    @Override
    public void close() {
        close(socket);
    }

    private void close(Channel listening) {
        listening.close().awaitUninterruptibly();
        clients.close().awaitUninterruptibly();
        workers.shutdownNow();
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
