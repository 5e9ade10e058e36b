package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.ProxyException;
import io.chaoskit.proxy.internal.json.Answers;
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
import java.nio.charset.StandardCharsets;
import java.util.Date;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/** One client of the API: its requests are answered one after the other, by threads that may block. */
final class ApiHandler extends SimpleChannelInboundHandler<FullHttpRequest> {

    private static final long LIMIT_SECONDS = 25;

    private static final Response TOO_LATE = Response.of(
            503,
            "text/html; charset=utf-8",
            "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>"
                    .getBytes(StandardCharsets.UTF_8));

    private static final byte[] MALFORMED = "400 Bad Request".getBytes(StandardCharsets.UTF_8);

    private static final String REQUEST_ID = "X-Toxiproxy-Request-Id";

    private final Router router;
    private final Executor workers;
    private final EventLog log;
    private CompletableFuture<Void> earlier = CompletableFuture.completedFuture(null);

    ApiHandler(Router router, Executor workers, EventLog log) {
        this.router = router;
        this.workers = workers;
        this.log = log;
    }

    @Override
    protected void channelRead0(ChannelHandlerContext context, FullHttpRequest http) {
        if (http.decoderResult().isFailure()) {
            refuse(context);
            return;
        }
        boolean last = !HttpUtil.isKeepAlive(http);
        boolean head = http.method().equals(HttpMethod.HEAD);
        Call call = Call.of(context.channel().remoteAddress(), http);
        earlier = earlier.thenCompose(done -> CompletableFuture.supplyAsync(() -> answer(call), workers)
                .completeOnTimeout(TOO_LATE, LIMIT_SECONDS, TimeUnit.SECONDS)
                .thenAccept(response -> send(context, response, head, last)));
    }

    private Response answer(Call call) {
        Target target = Target.of(call.uri());
        if (!target.isClean()) {
            return Response.empty(301).with("Location", target.cleaned());
        }
        Router.Route route = router.find(call.method(), target.parts());
        if (route == null) {
            return router.knows(target.parts()) ? Response.empty(405) : Response.text(404, "404 page not found");
        }
        String id = RequestIds.next();
        long start = System.nanoTime();
        if (call.isOutdated(route)) {
            log.outdated(
                    route.name() + ": HTTP method POST is deprecated. Use HTTP PATCH instead.",
                    Map.of("request_id", id));
        }
        Response response = call.isOfBrowser()
                ? Response.text(403, "User agent not allowed")
                : handle(route, new Request(call.method(), target.parts(), call.body(), call.acceptsGzip()));
        log.debug("Answered", call.fields(id, route, response, System.nanoTime() - start));
        return response.with(REQUEST_ID, id);
    }

    private Response handle(Router.Route route, Request request) {
        try {
            return route.handler().apply(request);
        } catch (ProxyException e) {
            return Response.text(e.status(), Answers.error(e.getMessage(), e.status()));
        } catch (RuntimeException e) {
            log.error("A request could not be answered", Map.of("error", e.toString(), "method", request.method()));
            return Response.text(500, Answers.error(String.valueOf(e.getMessage()), 500));
        }
    }

    private static void refuse(ChannelHandlerContext context) {
        send(context, Response.of(400, "text/plain; charset=utf-8", MALFORMED), false, true);
    }

    private static void send(ChannelHandlerContext context, Response response, boolean head, boolean last) {
        byte[] body = head ? new byte[0] : response.body();
        FullHttpResponse http = new DefaultFullHttpResponse(
                HttpVersion.HTTP_1_1, HttpResponseStatus.valueOf(response.status()), Unpooled.wrappedBuffer(body));
        response.headers().forEach((name, value) -> http.headers().set(name, value));
        http.headers().set(HttpHeaderNames.DATE, DateFormatter.format(new Date()));
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
            refuse(context);
        } else if (event == ReadLimit.Late.IN_BODY) {
            send(context, Response.empty(503).with(REQUEST_ID, RequestIds.next()), false, true);
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
