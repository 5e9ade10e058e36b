package io.chaoskit.proxy.internal.link;

import io.netty.buffer.ByteBuf;
import java.util.Queue;

/** The bytes of one read, or a part of them, with the time of the read. Whoever has it must pass it on or release it. */
final class Chunk {

    private final ByteBuf data;
    private long timeNanos;

    Chunk(ByteBuf data, long timeNanos) {
        this.data = data;
        this.timeNanos = timeNanos;
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

    void shift(long nanos) {
        timeNanos += nanos;
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

    static void moveAll(Queue<Chunk> chunks, Receiver receiver) {
        chunks.forEach(receiver::accept);
        chunks.clear();
    }
}
