package io.chaoskit.proxy.internal.http;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The first line of a request.
 *
 * @param method the HTTP method
 * @param target what is asked for
 * @param major the version of HTTP before its dot
 * @param minor the version of HTTP behind its dot
 */
record RequestLine(String method, RequestTarget target, int major, int minor) {

    private static final Pattern FORM =
            Pattern.compile("([!#$%&'*+\\-.^_`|~0-9A-Za-z]+) (\\S+) HTTP/([0-9])\\.([0-9])", Pattern.DOTALL);

    static RequestLine parse(String line) throws RejectedException {
        Matcher form = FORM.matcher(line);
        if (!form.matches()) {
            throw RejectedException.malformed();
        }
        boolean connects = form.group(1).equals("CONNECT") && !form.group(2).startsWith("/");
        return new RequestLine(
                form.group(1),
                connects ? RequestTarget.authority(form.group(2)) : RequestTarget.parse(form.group(2)),
                form.group(3).charAt(0) - '0',
                form.group(4).charAt(0) - '0');
    }

    /** A client of HTTP 1.0, which reads one answer a connection unless it says otherwise. */
    boolean isOld() {
        return minor == 0;
    }
}
