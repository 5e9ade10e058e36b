package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.address.HostPort;
import io.netty.buffer.ByteBufUtil;
import io.netty.handler.codec.http.FullHttpRequest;
import io.netty.handler.codec.http.HttpHeaderNames;
import java.net.InetSocketAddress;
import java.net.SocketAddress;

/**
 * A request to the API.
 *
 * @param client the client's address
 * @param method the HTTP method
 * @param uri the target as it came
 * @param path the path of the target
 * @param agent the header {@code User-Agent}
 * @param acceptsGzip whether the client takes a compressed answer
 * @param body all of the body
 */
public record Request(
        String client, String method, String uri, RequestPath path, String agent, boolean acceptsGzip, byte[] body) {

    static Request of(SocketAddress client, FullHttpRequest http) {
        return new Request(
                client instanceof InetSocketAddress address ? HostPort.text(address) : String.valueOf(client),
                http.method().name(),
                http.uri(),
                RequestPath.of(http.uri()),
                http.headers().get(HttpHeaderNames.USER_AGENT, ""),
                http.headers().get(HttpHeaderNames.ACCEPT_ENCODING, "").contains("gzip"),
                ByteBufUtil.getBytes(http.content()));
    }

    /** A part of the path, counted from 0. */
    public String part(int index) {
        return path.parts().get(index);
    }

    /** A web page must not reach the API. */
    boolean isOfBrowser() {
        return agent.startsWith("Mozilla/");
    }
}
