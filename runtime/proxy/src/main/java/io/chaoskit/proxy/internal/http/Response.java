package io.chaoskit.proxy.internal.http;

import io.chaoskit.proxy.internal.json.GoJson;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.GZIPOutputStream;

/**
 * An answer of the API.
 *
 * @param status the HTTP status
 * @param reason the words behind it
 * @param headers the headers but for those that every answer has
 * @param body may be empty
 */
public record Response(int status, String reason, Map<String, String> headers, byte[] body) {

    private static final byte[] NOTHING = {};
    private static final String TYPE = "Content-Type";
    private static final String PLAIN = "text/plain; charset=utf-8";

    /** The words behind a status. */
    static String reason(int status) {
        return switch (status) {
            case 200 -> "OK";
            case 201 -> "Created";
            case 204 -> "No Content";
            case 301 -> "Moved Permanently";
            case 400 -> "Bad Request";
            case 403 -> "Forbidden";
            case 404 -> "Not Found";
            case 405 -> "Method Not Allowed";
            case 409 -> "Conflict";
            case 413 -> "Request Entity Too Large";
            case 417 -> "Expectation Failed";
            case 431 -> "Request Header Fields Too Large";
            case 501 -> "Not Implemented";
            case 503 -> "Service Unavailable";
            case 505 -> "HTTP Version Not Supported";
            default -> "Internal Server Error";
        };
    }

    /** An answer in JSON. */
    public static Response json(int status, byte[] body) {
        return of(status, "application/json", body);
    }

    /** An answer of this media type. */
    public static Response of(int status, String type, byte[] body) {
        return new Response(status, reason(status), Map.of(TYPE, type), body);
    }

    /** An answer without a body. */
    public static Response empty(int status) {
        return new Response(status, reason(status), Map.of(), NOTHING);
    }

    /** Plain text that browsers must not take for anything else. */
    static Response text(int status, byte[] body) {
        return of(status, PLAIN, body).with("X-Content-Type-Options", "nosniff");
    }

    static Response text(int status, String body) {
        return text(status, (body + "\n").getBytes(StandardCharsets.UTF_8));
    }

    /** The answer to bytes that are no request. */
    static Response rejection(int status, String body) {
        return of(status, PLAIN, body.getBytes(StandardCharsets.UTF_8));
    }

    /** This answer with other words behind its status. */
    Response withReason(String words) {
        return new Response(status, words, headers, body);
    }

    /** This answer with one more header. */
    public Response with(String header, String value) {
        Map<String, String> more = new LinkedHashMap<>(headers);
        more.put(header, value);
        return new Response(status, reason, more, body);
    }

    /** An error with Toxiproxy's JSON, which ends with a line feed and comes as plain text. */
    public static Response error(int status, String message) {
        return text(status, GoJson.write(json -> {
            json.writeStartObject();
            json.writeStringField("error", message);
            json.writeNumberField("status", status);
            json.writeEndObject();
            json.writeRaw('\n');
        }));
    }

    /** This answer with a compressed body. */
    public Response compressed() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(body);
        } catch (IOException e) {
            throw new UncheckedIOException("an array of bytes must be writable", e);
        }
        return new Response(status, reason, headers, bytes.toByteArray()).with("Content-Encoding", "gzip");
    }
}
