package io.chaoskit.proxy.internal.http;

import java.net.URI;
import java.net.URISyntaxException;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;

/**
 * The path of a request, decoded before it is split, so that an encoded slash is a slash.
 *
 * @param path decoded, as it came
 * @param query with its question mark, or empty
 */
public record RequestPath(String path, String query) {

    static RequestPath of(String uri) {
        int question = uri.indexOf('?');
        String path = question < 0 ? uri : uri.substring(0, question);
        return new RequestPath(decoded(path), question < 0 ? "" : uri.substring(question));
    }

    private static String decoded(String path) {
        try {
            String decoded = URLDecoder.decode(path.replace("+", "%2B"), StandardCharsets.UTF_8);
            return decoded.startsWith("/") ? decoded : "/" + decoded;
        } catch (IllegalArgumentException e) {
            return path;
        }
    }

    boolean isClean() {
        return clean().equals(path);
    }

    /** The parts without the first slash; an empty last part stands for a slash at the end. */
    List<String> parts() {
        return Arrays.asList(path.substring(1).split("/", -1));
    }

    /** The target that the client should ask for instead. */
    String cleaned() {
        try {
            return new URI(null, null, clean(), null).getRawPath() + query;
        } catch (URISyntaxException e) {
            return clean() + query;
        }
    }

    private String clean() {
        Deque<String> parts = new ArrayDeque<>();
        for (String part : path.split("/")) {
            if (part.equals("..")) {
                parts.pollLast();
            } else if (!part.isEmpty() && !part.equals(".")) {
                parts.add(part);
            }
        }
        boolean slash = path.endsWith("/") && !parts.isEmpty();
        return "/" + String.join("/", parts) + (slash ? "/" : "");
    }
}
