package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.link.ServerResources;
import io.chaoskit.proxy.internal.log.EventLog;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelFuture;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.handler.codec.DateFormatter;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.FullHttpResponse;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpUtil;
import io.netty.handler.codec.http.HttpVersion;
import io.netty.handler.timeout.IdleStateEvent;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;

/** The connection of an API client: its requests are answered one after the other, by threads that may block. */
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final long LIMIT_SECONDS = 25;

    private static final Response TOO_LATE = Response.of(
            503,
            "text/html; charset=utf-8",
            "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>"
                    .getBytes(StandardCharsets.UTF_8));

    private static final byte[] MALFORMED = "400 Bad Request".getBytes(StandardCharsets.UTF_8);

    private static final String REQUEST_ID = "X-Toxiproxy-Request-Id";
    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    private static final int RADIX = 32;
    private static final long DIGITS_10 = 1L << 50;
    /** Tells the names of requests of this process from those of others. */
    private static final long PROCESS = Math.floorMod(
            ManagementFactory.getRuntimeMXBean().getStartTime()
                    ^ ProcessHandle.current().pid() << 32,
            DIGITS_10);

    private static final AtomicLong COUNT = new AtomicLong();

    private final Router router;
    private final Executor workers;
    private final ServerResources resources;
    private final EventLog log;
    private CompletableFuture<Void> earlier = CompletableFuture.completedFuture(null);

    ApiHandler(Router router, Executor workers, ServerResources resources) {
        this.router = router;
        this.workers = workers;
        this.resources = resources;
        this.log = resources.log();
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
        if (http.decoderResult().isFailure()) {
            reject(context);
            return;
        }
        boolean last = !HttpUtil.isKeepAlive(http);
        boolean head = http.method().equals(HttpMethod.HEAD);
        Request request = Request.of(context.channel().remoteAddress(), http);
        earlier = earlier.thenCompose(done -> CompletableFuture.supplyAsync(() -> answer(request), workers)
                .completeOnTimeout(TOO_LATE, LIMIT_SECONDS, TimeUnit.SECONDS)
                .thenAccept(response -> send(context, response, head, last)));
    }

    private Response answer(Request request) {
        RequestPath path = request.path();
        if (!path.isClean()) {
            return Response.empty(301).with("Location", path.cleaned());
        }
        Router.Route route = router.find(request.method(), path.parts());
        if (route == null) {
            return router.knows(path.parts()) ? Response.empty(405) : Response.text(404, "404 page not found");
        }
        String id = nextId();
        long start = resources.nanoTime();
        if (route.isOutdated(request.method())) {
            log.outdated(
                    route.name() + ": HTTP method POST is deprecated. Use HTTP PATCH instead.",
                    Map.of("request_id", id));
        }
        Response response =
                request.isOfBrowser() ? Response.text(403, "User agent not allowed") : handle(route, request);
        Map<String, Object> fields = fields(id, request, response);
        fields.put("duration", (resources.nanoTime() - start) / NANOS_PER_MILLI);
        fields.put("handler", route.name());
        log.debug("Answered", fields);
        return response.with(REQUEST_ID, id);
    }

    private static Map<String, Object> fields(String id, Request request, Response response) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("request_id", id);
        fields.put("client", request.client());
        fields.put("method", request.method());
        fields.put("url", request.uri());
        fields.put("user_agent", request.agent());
        fields.put("status", response.status());
        fields.put("size", response.body().length);
        return fields;
    }

    private Response handle(Router.Route route, Request request) {
        try {
            return route.handler().apply(request);
        } catch (RuntimeException e) {
            log.error("A request could not be answered", Map.of("error", e.toString(), "method", request.method()));
            return Response.error(500, String.valueOf(e.getMessage()));
        }
    }

    /** A name for a request: 20 characters of 0-9a-v, never the same twice in a process. */
    private static String nextId() {
        return padded(PROCESS) + padded(COUNT.incrementAndGet() % DIGITS_10);
    }

    private static String padded(long part) {
        String digits = Long.toString(part, RADIX);
        return "0".repeat(10 - digits.length()) + digits;
    }

    private void reject(ChannelHandlerContext context) {
        send(context, Response.of(400, "text/plain; charset=utf-8", MALFORMED), false, true);
    }

    private void send(ChannelHandlerContext context, Response response, boolean head, boolean last) {
        byte[] body = head ? new byte[0] : response.body();
        FullHttpResponse http = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), Unpooled.wrappedBuffer(body));
        response.headers().forEach((name, value) -> http.headers().set(name, value));
        http.headers().set(HttpHeaderNames.DATE, DateFormatter.format(Date.from(resources.now())));
        if (!head && response.status() != HttpResponseStatus.NO_CONTENT.code()) {
            http.headers().set(HttpHeaderNames.CONTENT_LENGTH, body.length);
        }
        if (last) {
            http.headers().set(HttpHeaderNames.CONNECTION, "close");
        }
        ChannelFuture sent = context.writeAndFlush(http);
        if (last) {
            sent.addListener(ChannelFutureListener.CLOSE);
        }
    }

    @Override
    public void userEventTriggered(ChannelHandlerContext context, Object event) throws Exception {
        if (event == ReadLimit.Late.IN_HEAD) {
            reject(context);
        } else if (event == ReadLimit.Late.IN_BODY) {
            send(context, Response.empty(503).with(REQUEST_ID, nextId()), false, true);
        } else if (event instanceof IdleStateEvent || event == ReadLimit.Late.IN_NOTHING) {
            context.close();
        } else {
            super.userEventTriggered(context, event);
        }
    }

    @Override
    public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
        if (!(cause instanceof IOException)) {
            log.warn("A client of the API was dropped", Map.of("error", cause.toString()));
        }
        context.close();
    }
}
