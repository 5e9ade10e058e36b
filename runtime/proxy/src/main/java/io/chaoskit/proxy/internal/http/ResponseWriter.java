package io.chaoskit.proxy.internal.http;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;

/** Writes answers as HTTP. */
final class ResponseWriter {

    private static final DateTimeFormatter DATE = DateTimeFormatter.ofPattern(
                    "EEE, dd MMM yyyy HH:mm:ss 'GMT'", Locale.US)
            .withZone(ZoneOffset.UTC);

    private static final int NO_CONTENT = 204;

    private ResponseWriter() {}

    /**
     * The bytes of an answer.
     *
     * @param head of the request; null if there is none
     * @param last whether the connection ends behind it
     */
    static ByteBuf bytes(Response response, RequestHead head, boolean last, Instant now) {
        boolean old = head != null && head.isOld();
        boolean withoutBody = head != null && head.method().equals("HEAD");
        StringBuilder text = new StringBuilder(old ? "HTTP/1.0 " : "HTTP/1.1 ")
                .append(response.status())
                .append(' ')
                .append(response.reason())
                .append("\r\n");
        response.headers().forEach((name, value) -> add(text, name, value));
        add(text, "Date", DATE.format(now));
        if (!withoutBody && response.status() != NO_CONTENT) {
            add(text, "Content-Length", Integer.toString(response.body().length));
        }
        if (last != old) {
            add(text, "Connection", last ? "close" : "keep-alive");
        }
        byte[] lines = text.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
        return withoutBody ? Unpooled.wrappedBuffer(lines) : Unpooled.wrappedBuffer(lines, response.body());
    }

    private static void add(StringBuilder text, String name, String value) {
        text.append(name).append(": ").append(value).append("\r\n");
    }
}
