package io.chaoskit.proxy.internal.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;

/** Keeps small chunks from holding on to the large buffers that they were read into. */
final class Trim {

    private Trim() {}

    /** The same bytes, in a buffer of their own when theirs is much too large for them. */
    static ByteBuf trim(ByteBuf data, ByteBufAllocator allocator) {
        if (data.readableBytes() > data.capacity() / 4) {
            return data;
        }
        ByteBuf copy = allocator.ioBuffer(data.readableBytes()).writeBytes(data);
        data.release();
        return copy;
    }
}
