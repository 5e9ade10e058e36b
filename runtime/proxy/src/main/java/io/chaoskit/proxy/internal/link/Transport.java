package io.chaoskit.proxy.internal.link;

import io.netty.channel.Channel;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.ServerChannel;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;

/**
 * The transport, which is the kind of sockets: epoll on Linux, the JDK's elsewhere. Epoll lets the kernel alone choose between FIN and RST
 * when a socket is closed with unread data, as Toxiproxy does; the JDK sends FIN first.
 */
public enum Transport {
    /** Linux with the native library. */
    EPOLL(
            EpollIoHandler::newFactory,
            EpollServerSocketChannel.class,
            EpollSocketChannel.class,
            EpollDomainSocketChannel.class),
    /** Everywhere. */
    NIO(NioIoHandler::newFactory, NioServerSocketChannel.class, NioSocketChannel.class, NioDomainSocketChannel.class);

    private final FactoryMaker factory;
    private final Class<? extends ServerChannel> server;
    private final Class<? extends Channel> socket;
    private final Class<? extends Channel> domainSocket;

    Transport(
            FactoryMaker factory,
            Class<? extends ServerChannel> server,
            Class<? extends Channel> socket,
            Class<? extends Channel> domainSocket) {
        this.factory = factory;
        this.server = server;
        this.socket = socket;
        this.domainSocket = domainSocket;
    }

    /** The best one here. */
    public static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    /** Threads for the sockets, named {@code chaoskit-proxy-name-n}. */
    public EventLoopGroup newGroup(String name, int threads) {
        var names = new DefaultThreadFactory("chaoskit-proxy-" + name, true);
        return new MultiThreadIoEventLoopGroup(threads, names, factory.newFactory());
    }

    /** The type of listening sockets. */
    public Class<? extends ServerChannel> server() {
        return server;
    }

    /** The type of sockets that connect to this address. */
    Class<? extends Channel> socketFor(SocketAddress address) {
        return address instanceof UnixDomainSocketAddress ? domainSocket : socket;
    }

    /** The address in the form that this transport connects to. */
    SocketAddress connectable(SocketAddress address) {
        return this == EPOLL && address instanceof UnixDomainSocketAddress unix
                ? new DomainSocketAddress(unix.getPath().toString())
                : address;
    }

    @FunctionalInterface
    private interface FactoryMaker {
        IoHandlerFactory newFactory();
    }
}
