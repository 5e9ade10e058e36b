package io.chaoskit.effect;

import io.chaoskit.site.Contact;
import io.chaoskit.site.Contact.Way;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;

/** What the code under test is told of a host that does not answer: the exceptions that sockets and the JDK's HTTP client throw. */
final class Unanswered {

    private Unanswered() {}

    static IOException unknown(Contact contact) {
        if (contact.way() != Way.REQUEST) {
            return new UnknownHostException(contact.host());
        }
        ConnectException unresolved = new ConnectException("Unknown host: " + contact.host());
        unresolved.initCause(new UnresolvedAddressException());
        return unresolved;
    }

    static IOException timedOut(Contact contact) {
        return contact.way() == Way.REQUEST
                ? requestTimedOut(contact)
                : new SocketTimeoutException("Connect timed out: " + contact);
    }

    /** By reflection: the module of the HTTP client need not be there for the rest. */
    private static IOException requestTimedOut(Contact contact) {
        try {
            return (IOException) Class.forName("java.net.http.HttpTimeoutException")
                    .getConstructor(String.class)
                    .newInstance("request timed out: " + contact);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("HttpTimeoutException has changed", e);
        }
    }
}
