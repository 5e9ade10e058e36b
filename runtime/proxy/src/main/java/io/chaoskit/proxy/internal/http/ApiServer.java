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
import io.netty.handler.codec.http.HttpObjectAggregator;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.timeout.IdleStateHandler;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.GlobalEventExecutor;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;

/** The HTTP server of the API: answers the requests that a router has a route for. Its threads are its own, so that no load on the proxies keeps it from answering. */
public final class ApiServer implements AutoCloseable {

    private static final int IDLE_SECONDS = 60;
    private static final int LARGEST_BODY = 256 * 1024 * 1024;
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
     * @param address where to listen
     * @throws IOException if the address cannot be listened on
     */
    public ApiServer(ServerResources resources, Router router, InetSocketAddress address) throws IOException {
        group = resources.transport().newGroup("api", 1);
        workers = Executors.newCachedThreadPool(new DefaultThreadFactory("chaoskit-proxy-call", true));
        ChannelFuture binding = bootstrap(resources, router).bind(address).awaitUninterruptibly();
        if (!binding.isSuccess()) {
            close(binding.channel());
            throw new IOException(
                    "the API cannot listen on " + address + ": "
                            + binding.cause().getMessage(),
                    binding.cause());
        }
        socket = binding.channel();
    }

    private ServerBootstrap bootstrap(ServerResources resources, Router router) {
        return new ServerBootstrap()
                .group(group)
                .channel(resources.transport().server())
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childHandler(new ChannelInitializer<>() {
                    @Override
                    protected void initChannel(Channel client) {
                        clients.add(client);
                        ReadLimit limit = new ReadLimit();
                        client.pipeline()
                                .addLast(
                                        new IdleStateHandler(0, 0, IDLE_SECONDS),
                                        limit,
                                        new HttpServerCodec(),
                                        limit.behindCodec(),
                                        new HttpObjectAggregator(LARGEST_BODY),
                                        new ApiHandler(router, workers, resources));
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
