package io.chaoskit.internal.host;

import io.chaoskit.internal.thread.Stacks;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Contact.Way;
import java.lang.StackWalker.StackFrame;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The requests of the JDK's HTTP client. Its module may not be there, so nothing here names its types. */
final class HttpClients {

    private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);
    private static final String CLIENT = "jdk.internal.net.http.";
    /** Beside ChaosKit's own, the frames between the code that asks for a connection or an address and the method that was woven. */
    private static final List<String> BETWEEN = List.of("java.", "sun.");

    private HttpClients() {}

    /** The host of a request. */
    static Optional<Contact> request(Object[] arguments) {
        Object request = arguments[0];
        if (request == null) {
            return Optional.empty();
        }
        try {
            Class<?> type = Class.forName("java.net.http.HttpRequest");
            URI uri = (URI) type.getMethod("uri").invoke(request);
            Optional<?> patience = (Optional<?>) type.getMethod("timeout").invoke(request);
            int usual = PORTS.getOrDefault(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT), -1);
            int port = uri.getPort() < 0 ? usual : uri.getPort();
            return Optional.of(new Contact(Way.REQUEST, uri.getHost(), port, patience.map(Duration.class::cast)));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("HttpRequest has changed", e);
        }
    }

    /** Whether it is a client that asks for what the current thread does, on whatever thread that is. */
    static boolean asks() {
        return StackWalker.getInstance()
                .walk(frames -> frames.map(StackFrame::getClassName)
                        .filter(name ->
                                !Stacks.isChaosKit(name) && BETWEEN.stream().noneMatch(name::startsWith))
                        .findFirst())
                .filter(name -> name.startsWith(CLIENT))
                .isPresent();
    }
}
