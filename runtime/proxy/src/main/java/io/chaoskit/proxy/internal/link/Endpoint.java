package io.chaoskit.proxy.internal.link;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import java.io.IOException;

/** One socket of a connection: the source of one link and the destination of the other. */
final class Endpoint extends ChannelInboundHandlerAdapter {

    private Link outOf;
    private Link into;
    private ByteBuf early;
    private boolean ended;

    /** Connects the links, and gives them what happened before. */
    void attach(Link source, Link destination) {
        outOf = source;
        into = destination;
        if (early != null) {
            source.read(early);
            source.readComplete();
            early = null;
        }
        if (ended) {
            source.sourceEnded();
        }
    }

    boolean hasStages() {
        return outOf != null && outOf.hasStages();
    }

    boolean wantsMore() {
        return outOf != null && outOf.wantsMore();
    }

    boolean hasEnded() {
        return ended;
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object message) {
        ByteBuf data = (ByteBuf) message;
        if (outOf != null) {
            outOf.read(data);
        } else {
            // Reading is off until the upstream is connected, but a transport may read once to see why a socket woke
            // it.
            early = early == null ? data : Unpooled.wrappedBuffer(early, data);
        }
    }

    @Override
    public void channelReadComplete(ChannelHandlerContext context) {
        if (outOf != null) {
            outOf.readComplete();
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext context) {
        if (into != null) {
            into.pump();
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            end();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) {
        if (early != null) {
            early.release();
            early = null;
        }
        end();
        if (into != null) {
            into.finish();
        }
    }

    private void end() {
        ended = true;
        if (outOf != null) {
            outOf.sourceEnded();
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        // A failed read is an end of the stream, which comes as an event of its own; a failed write closes the channel.
        if (!(cause instanceof IOException)) {
            context.close();
        }
    }
}
