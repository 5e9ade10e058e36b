package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.link.ServerResources;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.socket.ChannelInputShutdownEvent;
import io.netty.channel.socket.DuplexChannel;
import io.netty.util.concurrent.Future;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/**
 * The connection of an API client. One request at a time is read, answered by a thread that may block, and written as fast as the
 * client reads; nothing is read meanwhile, so that a client that does not read costs one answer and no more.
 *
 * <pre>
 *   READING ─(a request)─▶ ANSWERING ─▶ WRITING ─▶ READING … ─(the last one)─▶ LINGERING
 * </pre>
 */
final class ApiConnection extends ChannelInboundHandlerAdapter {

    private static final long READ_MILLIS = TimeUnit.SECONDS.toMillis(15);
    private static final long IDLE_MILLIS = TimeUnit.SECONDS.toMillis(60);
    private static final long ANSWER_MILLIS = TimeUnit.SECONDS.toMillis(25);
    private static final long WRITE_MILLIS = TimeUnit.SECONDS.toMillis(30);
    /** So long a client may go on sending after it was rejected, so that it reads why. */
    private static final long LINGER_MILLIS = 500;

    private static final int PIECE_BYTES = 32 * 1024;

    private static final Response TOO_LATE = Response.of(
            503,
            "text/html; charset=utf-8",
            "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>"
                    .getBytes(StandardCharsets.UTF_8));

    private static final byte[] CONTINUE = "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final RequestHandler handler;
    private final Executor workers;
    private final ServerResources resources;
    private final RequestReader reader = new RequestReader();

    private ChannelHandlerContext context;
    private Phase phase = Phase.READING;
    private ByteBuf in;
    private ByteBuf answer;
    /** Whether the client has sent nothing since its last request was answered. */
    private boolean idle;

    private boolean inputEnded;
    private boolean last;
    private boolean continued;
    private Future<?> deadline;

    ApiConnection(RequestHandler handler, Executor workers, ServerResources resources) {
        this.handler = handler;
        this.workers = workers;
        this.resources = resources;
    }

    @Override
    public void channelActive(ChannelHandlerContext active) {
        context = active;
        in = active.alloc().buffer(0);
        limit(READ_MILLIS);
    }

    // Reading

    @Override
    public void channelRead(ChannelHandlerContext active, Object message) {
        ByteBuf bytes = (ByteBuf) message;
        try {
            if (phase != Phase.LINGERING) {
                if (idle) {
                    idle = false;
                    limit(READ_MILLIS);
                }
                in.writeBytes(bytes);
            }
        } finally {
            bytes.release();
        }
        read();
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext active, Object event) {
        if (event instanceof ChannelInputShutdownEvent) {
            inputEnded = true;
            if (phase == Phase.LINGERING) {
                active.close();
            } else {
                read();
            }
        }
    }

    /** Reads the next request, if it is there and the one before was answered. */
    private void read() {
        if (phase != Phase.READING) {
            return;
        }
        try {
            RequestReader.Parts parts = reader.next(in, inputEnded);
            in.discardSomeReadBytes();
            if (parts != null) {
                begin(new Request(context.channel().remoteAddress(), parts));
            } else if (inputEnded) {
                context.close();
            } else {
                readOn();
            }
        } catch (RejectedException e) {
            reject(e.response());
        } catch (Throwable e) {
            reject(handler.failed(
                    e, Map.of("client", String.valueOf(context.channel().remoteAddress()))));
        }
    }

    private void readOn() {
        if (reader.isInBody()) {
            askForBody(reader.head());
        }
        context.channel().config().setAutoRead(true);
    }

    private void askForBody(RequestHead head) {
        if (head.expectsContinue() && !continued) {
            continued = true;
            context.writeAndFlush(Unpooled.wrappedBuffer(CONTINUE));
        }
    }

    // Answering

    private void begin(Request request) {
        askForBody(request.head());
        phase = Phase.ANSWERING;
        continued = false;
        unlimit();
        context.channel().config().setAutoRead(false);
        CompletableFuture.supplyAsync(() -> handler.answer(request), workers)
                .completeOnTimeout(TOO_LATE, ANSWER_MILLIS, TimeUnit.MILLISECONDS)
                .whenComplete((response, failure) -> context.executor().execute(() -> {
                    if (failure == null) {
                        write(response, request.head(), request.isLast());
                    } else {
                        exceptionCaught(context, failure);
                    }
                }));
    }

    private void reject(Response response) {
        phase = Phase.LINGERING;
        context.channel().config().setAutoRead(false);
        write(response, reader.head(), true);
    }

    // Writing

    private void write(Response response, RequestHead head, boolean isLast) {
        if (!context.channel().isActive()) {
            return;
        }
        if (phase != Phase.LINGERING) {
            phase = Phase.WRITING;
        }
        last = isLast;
        limit(WRITE_MILLIS);
        answer = ResponseWriter.bytes(response, head, isLast, resources.now());
        writeOn();
    }

    /** Writes as much as the client takes. */
    private void writeOn() {
        while (answer != null && context.channel().isWritable()) {
            ByteBuf piece = answer.readRetainedSlice(Math.min(PIECE_BYTES, answer.readableBytes()));
            boolean whole = !answer.isReadable();
            if (whole) {
                answer.release();
                answer = null;
            }
            var written = context.writeAndFlush(piece);
            if (whole) {
                written.addListener(done -> finish(done.isSuccess()));
            }
        }
    }

    @Override
    public void channelWritabilityChanged(ChannelHandlerContext active) {
        writeOn();
    }

    private void finish(boolean written) {
        if (!written || last && phase == Phase.WRITING) {
            context.close();
        } else if (last) {
            linger();
        } else {
            phase = Phase.READING;
            idle = !in.isReadable();
            limit(idle ? IDLE_MILLIS : READ_MILLIS);
            read();
        }
    }

    /** Ends the connection in an order that lets the client read the answer, though it may still be sending. */
    private void linger() {
        in.clear();
        if (inputEnded) {
            context.close();
            return;
        }
        limit(LINGER_MILLIS);
        ((DuplexChannel) context.channel()).shutdownOutput();
        context.channel().config().setAutoRead(true);
    }

    // Limits

    private void limit(long millis) {
        unlimit();
        deadline = context.executor().schedule(this::overdue, millis, TimeUnit.MILLISECONDS);
    }

    private void unlimit() {
        if (deadline != null) {
            deadline.cancel(false);
            deadline = null;
        }
    }

    private void overdue() {
        if (phase == Phase.READING && reader.isInBody()) {
            reject(RequestHandler.tooSlow());
        } else if (phase == Phase.READING && reader.isInHead(in)) {
            reject(RejectedException.malformed().response());
        } else {
            context.close();
        }
    }

    @Override
    public void channelInactive(ChannelHandlerContext active) {
        unlimit();
        in.release();
        if (answer != null) {
            answer.release();
            answer = null;
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext active, Throwable cause) {
        if (!(cause instanceof IOException)) {
            resources.log().warn("A client of the API was dropped", Map.of("error", cause.toString()));
        }
        active.close();
    }

    private enum Phase {
        READING,
        ANSWERING,
        WRITING,
        /** The last answer is a rejection: what still comes is dropped. */
        LINGERING
    }
}
