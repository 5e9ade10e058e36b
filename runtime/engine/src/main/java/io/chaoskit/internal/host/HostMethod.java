package io.chaoskit.internal.host;

import io.chaoskit.internal.hit.MethodCall;
import io.chaoskit.internal.hit.Task;
import io.chaoskit.internal.hit.WovenMethod;
import io.chaoskit.internal.host.DelayedReply.Through;
import io.chaoskit.internal.weave.WovenCall;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Contact.Way;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/**
 * The methods of the JDK that contact hosts, one for each way through it: whatever code calls, it comes through exactly one of them for a
 * connection, a lookup or a request.
 */
public enum HostMethod implements WovenMethod.Wrapper {
    SOCKET("java.net.Socket.connect(java.net.SocketAddress, int)", HostMethod::timed),
    ADAPTOR("sun.nio.ch.SocketAdaptor.connect(java.net.SocketAddress, int)", HostMethod::timed),
    CHANNEL("sun.nio.ch.SocketChannelImpl.connect(java.net.SocketAddress)", HostMethod::channel),
    ASYNCHRONOUS_CHANNEL(
            "sun.nio.ch.AsynchronousSocketChannelImpl+.implConnect(..)", HostMethod::connection, Through.HANDLER),
    LOOKUP("java.net.InetAddress.getAllByName(String)", HostMethod::lookUp),
    SEND("jdk.internal.net.http.HttpClientImpl.send(..)", HttpClients::request),
    SEND_ASYNC(
            "jdk.internal.net.http.HttpClientImpl.sendAsync(java.net.http.HttpRequest, "
                    + "java.net.http.HttpResponse$BodyHandler, java.net.http.HttpResponse$PushPromiseHandler)",
            HttpClients::request,
            Through.FUTURE);

    private final Pointcut pointcut;
    private final Function<Object[], Optional<Contact>> met;
    /** How the reply gets to the caller of an asynchronous one; null when the caller waits for it. */
    private final Through replies;

    HostMethod(String pointcut, Function<Object[], Optional<Contact>> met) {
        this(pointcut, met, null);
    }

    HostMethod(String pointcut, Function<Object[], Optional<Contact>> met, Through replies) {
        this.pointcut = Pointcut.parse(pointcut);
        this.met = met;
        this.replies = replies;
    }

    public static Stream<Pointcut> pointcuts() {
        return Stream.of(values()).map(each -> each.pointcut);
    }

    /** The one whose method these pointcuts match; null when there is none. */
    public static HostMethod among(List<Pointcut> matching) {
        return Stream.of(values())
                .filter(each -> matching.contains(each.pointcut))
                .findFirst()
                .orElse(null);
    }

    /** The host of a call; empty when no rule can be for it. */
    Optional<Contact> contact(Object[] arguments) {
        return met.apply(arguments);
    }

    /** Whether its caller goes on before the host has answered: then it must not wait here. */
    boolean asynchronous() {
        return replies != null;
    }

    Through replies() {
        return replies;
    }

    @Override
    public WovenCall wrap(Task task, MethodCall inner) {
        return new HostCall(task, this, inner);
    }

    /** The second argument are the milliseconds of a timeout; 0 is none. */
    private static Optional<Contact> timed(Object[] arguments) {
        Optional<Duration> patience =
                Optional.of(Duration.ofMillis((int) arguments[1])).filter(most -> most.toMillis() > 0);
        return connection(arguments)
                .map(contact -> new Contact(contact.way(), contact.host(), contact.port(), patience));
    }

    private static Optional<Contact> connection(Object[] arguments) {
        return arguments[0] instanceof InetSocketAddress remote
                ? Optional.of(new Contact(Way.CONNECT, remote.getHostString(), remote.getPort()))
                : Optional.empty();
    }

    /** What the HTTP client does for a request is no contact: the request is, and it need not lead to a new connection. */
    private static Optional<Contact> channel(Object[] arguments) {
        return HttpClients.asks() ? Optional.empty() : connection(arguments);
    }

    /** An address and the empty name of this host are not looked up. */
    private static Optional<Contact> lookUp(Object[] arguments) {
        String name = arguments[0] == null ? "" : arguments[0].toString();
        boolean address =
                name.indexOf(':') >= 0 || name.chars().allMatch(each -> each == '.' || Character.isDigit(each));
        return address || HttpClients.asks() ? Optional.empty() : Optional.of(new Contact(Way.LOOKUP, name, -1));
    }
}
