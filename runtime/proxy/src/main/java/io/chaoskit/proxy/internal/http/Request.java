package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.address.HostPort;
import io.chaoskit.proxy.internal.json.RequestBody;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.util.List;

/** A request to the API. */
public final class Request {

    private final String client;
    private final RequestHead head;
    private final RequestBody body;
    private final boolean cut;

    Request(SocketAddress client, RequestReader.Parts parts) {
        this.client = client instanceof InetSocketAddress address ? HostPort.text(address) : String.valueOf(client);
        this.head = parts.head();
        this.body = parts.body().body();
        this.cut = parts.body().isCut();
    }

    /** The body, not read yet. */
    public RequestBody body() {
        return body;
    }

    /** A part of the path, counted from 0. */
    public String part(int index) {
        return target().parts().get(index);
    }

    /** Whether the client takes a compressed answer. */
    public boolean acceptsGzip() {
        return head.first("accept-encoding").contains("gzip");
    }

    String client() {
        return client;
    }

    RequestHead head() {
        return head;
    }

    String method() {
        return head.method();
    }

    RequestTarget target() {
        return head.target();
    }

    List<String> parts() {
        return target().parts();
    }

    String agent() {
        return head.first("user-agent");
    }

    /** Whether the connection ends behind the answer. */
    boolean isLast() {
        return cut || head.isLast();
    }

    /** A web page must not reach the API. */
    boolean isOfBrowser() {
        return agent().startsWith("Mozilla/");
    }
}
