package io.chaoskit.proxy.internal.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.buffer.PooledByteBufAllocator;
import io.netty.channel.Channel;
import io.netty.channel.ChannelConfig;
import io.netty.channel.ChannelOption;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.util.UncheckedBooleanSupplier;

/** The options of the sockets of connections, as Toxiproxy sets them. */
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

    /**
     * The sizes of reads. With toxics at most 32 KiB at a time, as Toxiproxy does, and only while the first of them has room.
     * Without any, as much as there is, since the size of a read makes no difference then.
     */
    private static final class ReadSizes implements RecvByteBufAllocator {

        private static final int CHUNK = 32 * 1024;

        /** Never less than a busy client may have sent since the last read. */
        private static final int SMALLEST = CHUNK;

        private static final int LARGEST = 128 * 1024;
        private static final int AT_ONCE = 256 * 1024;

        private final Endpoint endpoint;

        ReadSizes(Endpoint endpoint) {
            this.endpoint = endpoint;
        }

        @Override
        public ExtendedHandle newHandle() {
            return new Sizes();
        }

        private final class Sizes implements ExtendedHandle {
            private int size = CHUNK;
            private int attempted;
            private int last;
            private int total;

            @Override
            public ByteBuf allocate(ByteBufAllocator allocator) {
                return allocator.ioBuffer(guess());
            }

            @Override
            public int guess() {
                return endpoint.hasStages() ? CHUNK : size;
            }

            @Override
            public void reset(ChannelConfig config) {
                total = 0;
            }

            @Override
            public void incMessagesRead(int messages) {
                // Only bytes count.
            }

            @Override
            public void lastBytesRead(int bytes) {
                last = bytes;
                total += Math.max(0, bytes);
            }

            @Override
            public int lastBytesRead() {
                return last;
            }

            @Override
            public void attemptedBytesRead(int bytes) {
                attempted = bytes;
            }

            @Override
            public int attemptedBytesRead() {
                return attempted;
            }

            @Override
            public boolean continueReading() {
                return last > 0 && last == attempted && total < AT_ONCE && endpoint.wantsMore();
            }

            @Override
            public boolean continueReading(UncheckedBooleanSupplier maybeMoreData) {
                return continueReading();
            }

            @Override
            public void readComplete() {
                if (total >= size) {
                    size = Math.min(LARGEST, size * 2);
                } else if (total < size / 4) {
                    size = Math.max(SMALLEST, size / 2);
                }
            }
        }
    }
}
