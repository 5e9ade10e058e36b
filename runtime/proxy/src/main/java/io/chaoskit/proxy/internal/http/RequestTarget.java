package io.chaoskit.proxy.internal.http;

import java.io.ByteArrayOutputStream;
import java.net.URI;
import java.net.URISyntaxException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The target of a request: a path, or a whole URL. A character stands for a byte here, so that nothing is lost.
 *
 * @param raw as it came
 * @param prefix what is in front of the path: a scheme and a host, or nothing
 * @param host the host of a whole URL with its port, or empty
 * @param path decoded before it is split, so that an encoded slash is a slash
 * @param query with its question mark, or empty
 */
record RequestTarget(String raw, String prefix, String host, String path, String query) {

    /** Instead of the path of a URL that has none, such as {@code mailto:x}. */
    private static final String OPAQUE = "opaque";

    private static final Pattern URL = Pattern.compile("([A-Za-z][A-Za-z0-9+\\-.]*:)([^?]*)(\\?.*)?", Pattern.DOTALL);
    private static final Pattern NO_TEXT = Pattern.compile("[\\x00-\\x1f\\x7f]");
    private static final Pattern BAD_ESCAPE = Pattern.compile("%(?![0-9A-Fa-f]{2})");
    private static final Pattern PORT = Pattern.compile(":\\d*");
    private static final String PLAIN = "-_.~$&+,/:;=@";

    static RequestTarget parse(String raw) throws RejectedException {
        if (NO_TEXT.matcher(raw).find()) {
            throw RejectedException.malformed();
        }
        Matcher url = URL.matcher(raw);
        if (url.matches()) {
            return ofUrl(raw, url);
        }
        if (!raw.startsWith("/") && !raw.equals("*")) {
            throw RejectedException.malformed();
        }
        int question = raw.indexOf('?');
        String path = question < 0 ? raw : raw.substring(0, question);
        return new RequestTarget(raw, "", "", decoded(path), question < 0 ? "" : raw.substring(question));
    }

    private static RequestTarget ofUrl(String raw, Matcher url) throws RejectedException {
        String scheme = url.group(1).toLowerCase(Locale.ROOT);
        String rest = url.group(2);
        String query = url.group(3) == null ? "" : url.group(3);
        if (!rest.startsWith("/")) {
            return new RequestTarget(raw, scheme + rest, "", OPAQUE, query);
        }
        if (!rest.startsWith("//")) {
            return new RequestTarget(raw, scheme, "", decoded(rest), query);
        }
        int slash = rest.indexOf('/', 2);
        String authority = slash < 0 ? rest.substring(2) : rest.substring(2, slash);
        String path = slash < 0 ? "" : rest.substring(slash);
        return new RequestTarget(raw, scheme + "//" + authority, hostOf(authority), decoded(path), query);
    }

    /** The target of {@code CONNECT}: a host and a port. */
    static RequestTarget authority(String raw) throws RejectedException {
        if (NO_TEXT.matcher(raw).find()) {
            throw RejectedException.malformed();
        }
        return new RequestTarget(raw, "//" + raw, hostOf(raw), "", "");
    }

    private static String hostOf(String authority) throws RejectedException {
        String host = authority.substring(authority.lastIndexOf('@') + 1);
        int colon = host.indexOf(':', host.lastIndexOf(']') + 1);
        if (colon >= 0 && !PORT.matcher(host.substring(colon)).matches()) {
            throw RejectedException.malformed();
        }
        try {
            // Only to find out whether it has characters that no authority has.
            new URI("http://" + (authority.isEmpty() ? "x" : authority) + "/");
            return host;
        } catch (URISyntaxException e) {
            throw RejectedException.malformed();
        }
    }

    private static String decoded(String path) throws RejectedException {
        if (BAD_ESCAPE.matcher(path).find()) {
            throw RejectedException.malformed();
        }
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(path.length());
        for (int i = 0; i < path.length(); i++) {
            char c = path.charAt(i);
            bytes.write(c == '%' ? Integer.parseInt(path, i + 1, i + 3, 16) : c);
            i += c == '%' ? 2 : 0;
        }
        return bytes.toString(StandardCharsets.ISO_8859_1);
    }

    /** Whether this asks about the server, not about a path of it. */
    boolean isOfServer() {
        return raw.equals("*");
    }

    boolean isClean() {
        return clean().equals(path);
    }

    /** The parts of the path without the first slash; an empty last part stands for a slash at the end. */
    List<String> parts() {
        return Stream.of(path.substring(1).split("/", -1))
                .map(RequestTarget::text)
                .toList();
    }

    /** The text of a part; bytes that are not UTF-8 become a character that no name has. */
    private static String text(String part) {
        try {
            CharBuffer text = StandardCharsets.UTF_8
                    .newDecoder()
                    .onMalformedInput(CodingErrorAction.REPLACE)
                    .replaceWith("\ud800")
                    .decode(ByteBuffer.wrap(part.getBytes(StandardCharsets.ISO_8859_1)));
            return text.toString();
        } catch (CharacterCodingException e) {
            throw new IllegalStateException("a decoder that replaces must not fail", e);
        }
    }

    /** The target that the client should ask for instead. */
    String cleaned() {
        return prefix + (path.equals(OPAQUE) ? "" : encoded(clean())) + query;
    }

    private static String encoded(String path) {
        StringBuilder encoded = new StringBuilder();
        for (char c : path.toCharArray()) {
            boolean plain = c < 0x80 && Character.isLetterOrDigit(c) || PLAIN.indexOf(c) >= 0;
            encoded.append(plain ? String.valueOf(c) : String.format("%%%02X", (int) c));
        }
        return encoded.toString();
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
