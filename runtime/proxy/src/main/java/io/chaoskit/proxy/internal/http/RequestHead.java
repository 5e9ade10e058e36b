package io.chaoskit.proxy.internal.http;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The head of a request, read as strictly as Go's server reads it. */
final class RequestHead {

    private static final Pattern NAME = Pattern.compile("[!#$%&'*+\\-.^_`|~0-9A-Za-z ]+");
    private static final Pattern VALUE = Pattern.compile("[\\t\\x20-\\x7e\\x80-\\xff]*");
    private static final Pattern HOST = Pattern.compile("[!$%&'()*+,\\-.:;=\\[\\]_~0-9A-Za-z]*");
    private static final Pattern LENGTH = Pattern.compile("[0-9]+");

    private final RequestLine line;
    private final Map<String, List<String>> headers = new HashMap<>();
    private final long length;

    private RequestHead(RequestLine line, List<String> lines) throws RejectedException {
        this.line = line;
        for (StringBuilder each : unfolded(lines)) {
            add(each.toString());
        }
        if (all("host").size() > 1) {
            throw RejectedException.malformed();
        }
        rejectEncodings();
        length = parseLength();
        rejectVersion();
        checkHost();
        if (headers.keySet().stream().anyMatch(name -> name.indexOf(' ') >= 0)) {
            throw RejectedException.because(400, "invalid header name");
        }
        rejectExpectation();
    }

    /**
     * Reads a head.
     *
     * @param lines the header lines
     * @throws RejectedException if Go's server would not take it
     */
    static RequestHead parse(RequestLine line, List<String> lines) throws RejectedException {
        return new RequestHead(line, lines);
    }

    /** The lines, with those that begin with a space joined to the one before. */
    private static List<StringBuilder> unfolded(List<String> lines) throws RejectedException {
        List<StringBuilder> all = new ArrayList<>();
        for (String line : lines) {
            if (!startsWithSpace(line)) {
                all.add(new StringBuilder(trimmed(line)));
            } else if (all.isEmpty()) {
                throw RejectedException.malformed();
            } else {
                all.get(all.size() - 1).append(' ').append(trimmed(line));
            }
        }
        return all;
    }

    private static boolean startsWithSpace(String line) {
        return line.startsWith(" ") || line.startsWith("\t");
    }

    private void add(String header) throws RejectedException {
        int colon = header.indexOf(':');
        if (colon < 0) {
            throw RejectedException.malformed();
        }
        String name = header.substring(0, colon);
        int start = colon + 1;
        while (start < header.length() && isSpace(header.charAt(start))) {
            start++;
        }
        String value = header.substring(start);
        if (!NAME.matcher(name).matches() || !VALUE.matcher(value).matches()) {
            throw RejectedException.malformed();
        }
        headers.computeIfAbsent(name.toLowerCase(Locale.ROOT), absent -> new ArrayList<>(1))
                .add(value);
    }

    /** Without the spaces around it, in time that grows with its length only. */
    private static String trimmed(String text) {
        int start = 0;
        int end = text.length();
        while (start < end && isSpace(text.charAt(start))) {
            start++;
        }
        while (end > start && isSpace(text.charAt(end - 1))) {
            end--;
        }
        return text.substring(start, end);
    }

    private static boolean isSpace(char c) {
        return c == ' ' || c == '\t';
    }

    // The rules

    private void rejectEncodings() throws RejectedException {
        List<String> encodings = all("transfer-encoding");
        boolean known = encodings.isEmpty() || encodings.size() == 1 && isChunked();
        if (!known && !isOld()) {
            throw new RejectedException(Response.rejection(501, "Unsupported transfer encoding"));
        }
    }

    private long parseLength() throws RejectedException {
        List<String> lengths = all("content-length");
        if (lengths.isEmpty()) {
            return 0;
        }
        String first = lengths.get(0);
        boolean same = lengths.stream().allMatch(first::equals);
        if (!same || !LENGTH.matcher(first).matches()) {
            throw RejectedException.malformed();
        }
        try {
            return Long.parseLong(first);
        } catch (NumberFormatException e) {
            throw RejectedException.malformed();
        }
    }

    private void rejectVersion() throws RejectedException {
        if (line.major() != 1) {
            throw RejectedException.because(505, "unsupported protocol version");
        }
    }

    private void checkHost() throws RejectedException {
        List<String> hosts = all("host");
        if (hosts.isEmpty() && !isOld() && !line.method().equals("CONNECT")) {
            throw RejectedException.because(400, "missing required Host header");
        }
        if (!HOST.matcher(first("host")).matches()) {
            throw RejectedException.because(400, "malformed Host header");
        }
    }

    /** A client may wait to be asked for the body, and for nothing else. */
    private void rejectExpectation() throws RejectedException {
        if (!first("expect").isEmpty() && !has("expect", "100-continue")) {
            throw new RejectedException(Response.empty(417));
        }
    }

    // What it says

    String method() {
        return line.method();
    }

    RequestTarget target() {
        return line.target();
    }

    /** A client of HTTP 1.0. */
    boolean isOld() {
        return line.isOld();
    }

    /** The host that is asked, with its port; empty when the client says none. */
    String host() {
        return target().host().isEmpty() ? first("host") : target().host();
    }

    /** The first value of a header, whose name is in lower case; empty when there is none. */
    String first(String name) {
        List<String> values = all(name);
        return values.isEmpty() ? "" : values.get(0);
    }

    private List<String> all(String name) {
        return headers.getOrDefault(name, List.of());
    }

    private boolean has(String name, String token) {
        return all(name).stream()
                .flatMap(value -> Stream.of(value.split(",")))
                .anyMatch(each -> trimmed(each).equalsIgnoreCase(token));
    }

    /** Whether the connection ends behind the answer. */
    boolean isLast() {
        return has("connection", "close") || isOld() && !has("connection", "keep-alive");
    }

    /** Whether the client waits to be asked for the body. */
    boolean expectsContinue() {
        return has("expect", "100-continue") && hasBody() && !isOld();
    }

    boolean hasBody() {
        return isChunked() || length > 0;
    }

    boolean isChunked() {
        return !isOld() && first("transfer-encoding").equalsIgnoreCase("chunked");
    }

    /** The length of the body in bytes, unless it is chunked. */
    long length() {
        return length;
    }
}
