package io.chaoskit.proxy.internal.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import io.netty.channel.ChannelConfig;
import io.netty.channel.RecvByteBufAllocator;
import io.netty.util.UncheckedBooleanSupplier;

/**
 * How much is read at once. With toxics at most 32 KiB at a time, as Toxiproxy does, and only while the first of them has
 * room. Without any, as much as comes, since nobody can tell.
 */
final class ReadSizes implements RecvByteBufAllocator {

    static final int CHUNK = 32 * 1024;

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
