package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.toxic.Stage;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.ByteBufAllocator;
import java.util.Queue;

/** A piece of the data stream: the bytes of one read, or a part of them, with the time of the read. Its holder passes it on or releases it. */
final class Chunk {

    private final ByteBuf data;
    private long timeNanos;

    private Chunk(ByteBuf data, long timeNanos) {
        this.data = data;
        this.timeNanos = timeNanos;
    }

    /** A chunk of what was read now. A small one is copied, so that it does not keep the large buffer that it was read into. */
    static Chunk read(ByteBuf data, ByteBufAllocator allocator, long timeNanos) {
        if (data.readableBytes() > data.capacity() / 4) {
            return new Chunk(data, timeNanos);
        }
        ByteBuf copy = allocator.ioBuffer(data.readableBytes()).writeBytes(data);
        data.release();
        return new Chunk(copy, timeNanos);
    }

    ByteBuf data() {
        return data;
    }

    int size() {
        return data.readableBytes();
    }

    long timeNanos() {
        return timeNanos;
    }

    /**
     * Shifts the time of the read. A stage that has no time to wait makes a chunk look twice as old to the next one, so that the age
     * has a limit: it must not overflow behind any number of stages.
     */
    void shift(long nanos, long nowNanos) {
        long age = Math.min(Stage.FOREVER_NANOS, nowNanos - timeNanos - nanos);
        timeNanos = nowNanos - age;
    }

    /** Cuts the first bytes off, as a chunk of their own. */
    Chunk cut(int bytes) {
        return new Chunk(data.readRetainedSlice(bytes), timeNanos);
    }

    void release() {
        data.release();
    }

    static void releaseAll(Queue<Chunk> chunks) {
        chunks.forEach(Chunk::release);
        chunks.clear();
    }

    static void moveAll(Queue<Chunk> chunks, Link.Receiver receiver) {
        chunks.forEach(receiver::accept);
        chunks.clear();
    }
}
