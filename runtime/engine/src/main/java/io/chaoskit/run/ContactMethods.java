package io.chaoskit.run;

import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Contact.Way;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The methods of the JDK through which hosts are talked to, and whom a call of one is for. */
final class ContactMethods {

    static final List<Pointcut> POINTCUTS = Stream.of(
                    "java.net.Socket.connect(java.net.SocketAddress, int)",
                    "sun.nio.ch.SocketChannelImpl.connect(java.net.SocketAddress)",
                    "java.net.InetAddress.getAllByName(String)",
                    "java.net.http.HttpClient+.send(..)",
                    "java.net.http.HttpClient+.sendAsync(java.net.http.HttpRequest, "
                            + "java.net.http.HttpResponse$BodyHandler, java.net.http.HttpResponse$PushPromiseHandler)")
            .map(Pointcut::parse)
            .toList();

    private static final Map<String, Integer> PORTS = Map.of("http", 80, "https", 443);

    private ContactMethods() {}

    /** Whom a call is for; empty when that cannot be told. */
    static Optional<Contact> contact(Object[] arguments) {
        Object first = arguments.length == 0 ? null : arguments[0];
        if (first instanceof InetSocketAddress address) {
            return Optional.of(new Contact(Way.CONNECT, address.getHostString(), address.getPort()));
        }
        if (first instanceof String name) {
            return Optional.of(new Contact(Way.LOOKUP, name, -1));
        }
        return first == null ? Optional.empty() : request(first);
    }

    /** By reflection: the module of the HTTP client may not be there. */
    private static Optional<Contact> request(Object request) {
        try {
            Class<?> type = Class.forName("java.net.http.HttpRequest");
            if (!type.isInstance(request)) {
                return Optional.empty();
            }
            URI uri = (URI) type.getMethod("uri").invoke(request);
            int usual = PORTS.getOrDefault(String.valueOf(uri.getScheme()).toLowerCase(Locale.ROOT), -1);
            return Optional.of(new Contact(Way.REQUEST, uri.getHost(), uri.getPort() < 0 ? usual : uri.getPort()));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
