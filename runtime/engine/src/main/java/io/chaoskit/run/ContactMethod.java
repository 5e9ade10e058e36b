package io.chaoskit.run;

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
 * The methods of the JDK through which hosts are talked to, one for each way through it: whatever code calls, it comes through exactly
 * one of them for a connection, a look-up or a request.
 */
enum ContactMethod {
    SOCKET("java.net.Socket.connect(java.net.SocketAddress, int)", ContactMethod::timed),
    ADAPTOR("sun.nio.ch.SocketAdaptor.connect(java.net.SocketAddress, int)", ContactMethod::timed),
    CHANNEL("sun.nio.ch.SocketChannelImpl.connect(java.net.SocketAddress)", ContactMethod::channel),
    ASYNCHRONOUS_CHANNEL(
            "sun.nio.ch.AsynchronousSocketChannelImpl+.implConnect(..)", ContactMethod::connection, HandlerAnswer::new),
    LOOK_UP("java.net.InetAddress.getAllByName(String)", ContactMethod::lookUp),
    SEND("jdk.internal.net.http.HttpClientImpl.send(..)", HttpClients::request),
    SEND_ASYNC(
            "jdk.internal.net.http.HttpClientImpl.sendAsync(java.net.http.HttpRequest, "
                    + "java.net.http.HttpResponse$BodyHandler, java.net.http.HttpResponse$PushPromiseHandler)",
            HttpClients::request,
            FutureAnswer::new);

    private final Pointcut pointcut;
    private final Function<Object[], Optional<Contact>> met;
    private final Function<Late, Answer> answer;

    ContactMethod(String pointcut, Function<Object[], Optional<Contact>> met) {
        this(pointcut, met, null);
    }

    ContactMethod(String pointcut, Function<Object[], Optional<Contact>> met, Function<Late, Answer> answer) {
        this.pointcut = Pointcut.parse(pointcut);
        this.met = met;
        this.answer = answer;
    }

    static Stream<Pointcut> pointcuts() {
        return Stream.of(values()).map(each -> each.pointcut);
    }

    /** The one whose method these pointcuts match; null when there is none. */
    static ContactMethod among(List<Pointcut> matching) {
        return Stream.of(values())
                .filter(each -> matching.contains(each.pointcut))
                .findFirst()
                .orElse(null);
    }

    /** Whom a call is for; empty when it is for nobody that a rule may be for. */
    Optional<Contact> contact(Object[] arguments) {
        return met.apply(arguments);
    }

    /** Whether its caller goes on before the host has answered: then it must not wait here. */
    boolean asynchronous() {
        return answer != null;
    }

    /** How the caller of an asynchronous one gets to know what happened. */
    Answer answer(Late late) {
        return answer.apply(late);
    }

    /** The second argument are the milliseconds of a time-out; 0 is none. */
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
