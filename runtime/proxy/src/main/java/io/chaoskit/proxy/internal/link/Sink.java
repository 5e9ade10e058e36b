package io.chaoskit.proxy.internal.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.DefaultChannelPromise;
import io.netty.util.concurrent.GenericFutureListener;

/** The sink at the end of a link: writes to the destination, and closes it completely at the end of the stream. */
final class Sink implements Link.Receiver {

    private final Channel destination;
    private final GenericFutureListener<Write> onWritten = this::written;
    private boolean ended;
    private long sent;

    Sink(Channel destination) {
        this.destination = destination;
    }

    @Override
    public boolean hasRoom() {
        return destination.isWritable();
    }

    @Override
    public void accept(Chunk chunk) {
        write(chunk.data());
        destination.flush();
    }

    /** Writes without sending yet; {@link #flush} sends. */
    void write(ByteBuf data) {
        if (ended) {
            data.release();
            return;
        }
        Write write = new Write(destination, data.readableBytes());
        write.addListener(onWritten);
        destination.write(data, write);
    }

    void flush() {
        destination.flush();
    }

    @Override
    public void acceptEnd() {
        if (!ended) {
            ended = true;
            destination.writeAndFlush(Unpooled.EMPTY_BUFFER).addListener(ChannelFutureListener.CLOSE);
        }
    }

    /** How many bytes the destination's socket took. */
    long sent() {
        return sent;
    }

    private void written(Write write) {
        if (write.isSuccess()) {
            sent += write.bytes;
        } else {
            destination.close();
        }
    }

    /** Knows its size, so that one listener serves all writes. */
    private static final class Write extends DefaultChannelPromise {
        private final int bytes;

        Write(Channel channel, int bytes) {
            super(channel);
            this.bytes = bytes;
        }
    }
}
