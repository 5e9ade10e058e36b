package io.chaoskit.run;

import io.chaoskit.site.Contact;
import io.chaoskit.site.Contact.Way;
import java.lang.StackWalker.StackFrame;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** What the JDK's HTTP client does to hosts. Its module may not be there, so nothing here names its types. */
final class HttpClients {

    private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);
    private static final String CLIENT = "jdk.internal.net.http.";
    /** What is between the code that asks for a connection or an address and the method that was woven, with that. */
    private static final List<String> BETWEEN = List.of(
            "java.", "sun.", "io.chaoskit.run.", "io.chaoskit.weave.", "io.chaoskit.points.", "io.chaoskit.boot.");

    private HttpClients() {}

    /** Whom a request is for. */
    static Optional<Contact> request(Object request) {
        if (request == null) {
            return Optional.empty();
        }
        try {
            URI uri = (URI)
                    Class.forName("java.net.http.HttpRequest").getMethod("uri").invoke(request);
            int usual = PORTS.getOrDefault(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT), -1);
            return Optional.of(new Contact(Way.REQUEST, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("HttpRequest has changed", e);
        }
    }

    /** Whether it is a client that asks for what the current thread does, on whatever thread that is. */
    static boolean asks() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name -> BETWEEN.stream().noneMatch(name::startsWith))
                        .findFirst())
                .filter(name -> name.startsWith(CLIENT))
                .isPresent();
    }
}
