package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.address.HostPort;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * What a client sent.
 *
 * @param client its address
 * @param method the HTTP method
 * @param uri as it came
 * @param agent its {@code User-Agent}
 * @param acceptsGzip whether it takes a compressed answer
 * @param body all of it
 */
record Call(String client, String method, String uri, String agent, boolean acceptsGzip, byte[] body) {

    private static final double NANOS_PER_MILLI = TimeUnit.MILLISECONDS.toNanos(1);

    static Call of(SocketAddress client, FullHttpRequest http) {
        return new Call(
                client instanceof InetSocketAddress address ? HostPort.text(address) : String.valueOf(client),
                http.method().name(),
                http.uri(),
                http.headers().get(HttpHeaderNames.USER_AGENT, ""),
                http.headers().get(HttpHeaderNames.ACCEPT_ENCODING, "").contains("gzip"),
                ByteBufUtil.getBytes(http.content()));
    }

    /** A web page must not reach the API. */
    boolean isOfBrowser() {
        return agent.startsWith("Mozilla/");
    }

    /** Whether it is an update in the way of the first clients. */
    boolean isOutdated(Router.Route route) {
        return method.equals("POST") && route.methods().contains("PATCH");
    }

    /** What a log line says of it. */
    Map<String, Object> fields(String id, Router.Route route, Response response, long nanos) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("request_id", id);
        fields.put("client", client);
        fields.put("method", method);
        fields.put("url", uri);
        fields.put("user_agent", agent);
        fields.put("status", response.status());
        fields.put("size", response.body().length);
        fields.put("duration", nanos / NANOS_PER_MILLI);
        fields.put("handler", route.name());
        return fields;
    }
}
