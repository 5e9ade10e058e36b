package io.chaoskit.proxy.internal.link;

import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;

/** How the sockets of connections are set up, as Toxiproxy's are. */
final class Sockets {

    private static final int KEEP_ALIVE_SECONDS = 15;

    /** Above what is read at once, so that reading need not be switched off and on for data that the socket takes. */
    private static final WriteBufferWaterMark WATER_MARK = new WriteBufferWaterMark(64 * 1024, 512 * 1024);

    private Sockets() {}

    /** Sets a socket up; reading is off, and an end of stream leaves the other direction open. */
    static void setUp(Channel channel, Endpoint endpoint) {
        ChannelConfig config = channel.config();
        config.setAutoRead(false);
        config.setAllocator(PooledByteBufAllocator.DEFAULT);
        config.setOption(ChannelOption.ALLOW_HALF_CLOSURE, true);
        config.setOption(ChannelOption.WRITE_BUFFER_WATER_MARK, WATER_MARK);
        config.setOption(ChannelOption.RECVBUF_ALLOCATOR, new ReadSizes(endpoint));
        config.setOption(ChannelOption.TCP_NODELAY, true);
        config.setOption(ChannelOption.SO_KEEPALIVE, true);
        config.setOption(EpollChannelOption.TCP_KEEPIDLE, KEEP_ALIVE_SECONDS);
        config.setOption(EpollChannelOption.TCP_KEEPINTVL, KEEP_ALIVE_SECONDS);
        channel.pipeline().addLast(endpoint);
    }

    /** Makes every later close of the socket a reset. */
    static void resetOnClose(Channel channel) {
        channel.config().setOption(ChannelOption.SO_LINGER, 0);
    }
}
