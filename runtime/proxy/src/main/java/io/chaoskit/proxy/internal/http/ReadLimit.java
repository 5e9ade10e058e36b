package io.chaoskit.proxy.internal.http;

import io.netty.channel.ChannelHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;

/**
 * A time limit for reading a request: counted from the connection for the first one, from its first byte for those after it.
 * Fires an event when it is exceeded. Stands in front of the codec; {@link #behindCodec()} sees what was read.
 */
final class ReadLimit extends ChannelInboundHandlerAdapter {

    private static final long SECONDS = 15;

    /** The event that is fired: how far the request has come. */
    enum Late {
        IN_NOTHING,
        IN_HEAD,
        IN_BODY
    }

    private Late progress = Late.IN_NOTHING;
    private Future<?> deadline;

    @Override
    public void channelActive(ChannelHandlerContext context) throws Exception {
        start(context);
        super.channelActive(context);
    }

    private void start(ChannelHandlerContext context) {
        deadline = context.executor()
                .schedule(
                        () -> {
                            context.fireUserEventTriggered(progress);
                        },
                        SECONDS,
                        TimeUnit.SECONDS);
    }

    @Override
    public void channelRead(ChannelHandlerContext context, Object bytes) throws Exception {
        if (deadline == null) {
            start(context);
        }
        if (progress == Late.IN_NOTHING) {
            progress = Late.IN_HEAD;
        }
        super.channelRead(context, bytes);
    }

    @Override
    public void channelInactive(ChannelHandlerContext context) throws Exception {
        stop();
        super.channelInactive(context);
    }

    private void stop() {
        progress = Late.IN_NOTHING;
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    /** To be added behind the codec. */
    ChannelHandler behindCodec() {
        return new ChannelInboundHandlerAdapter() {
            @Override
            public void channelRead(ChannelHandlerContext context, Object part) throws Exception {
                if (part instanceof HttpRequest) {
                    progress = Late.IN_BODY;
                }
                if (part instanceof LastHttpContent) {
                    stop();
                }
                super.channelRead(context, part);
            }
        };
    }
}
