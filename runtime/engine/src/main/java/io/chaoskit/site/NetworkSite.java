package io.chaoskit.site;

import io.chaoskit.points.Point;

/**
 * Wherever a host is talked to. Only hosts to which a rule can do something count, and each of these is one hit:
 *
 * <ul>
 *   <li>a call of {@code Chaos.maybeNetworkChaos}, on top of what the code does then
 *   <li>a connection: {@code new Socket(host, port)}, {@code Socket.connect}, {@code SocketChannel.open} and {@code connect}, blocking
 *       or not, its {@code socket()}, {@code AsynchronousSocketChannel.connect}, and everything that stands on these, drivers and
 *       {@code HttpURLConnection} too. One that is open already is none
 *   <li>a request of {@code java.net.http.HttpClient}, on a new connection or an old one. What the client does for it is none: its
 *       connections, also to a proxy, its look-ups, its second attempts, and where it is redirected to
 *   <li>a look-up: {@code InetAddress.getByName} and {@code getAllByName}, and what stands on these, also when the JDK knows the
 *       answer. An address is not looked up. {@code new Socket(name, port)} is a look-up and a connection
 * </ul>
 *
 * <p>An asynchronous request or connection does not hold its caller up: its future or handler is late, or gets the failure. A
 * connection that is not to block does wait in {@code connect}, on a selector's thread too, because nothing that comes after it can
 * be put off. Connections that are not made by the JDK, those of Netty's native transports say, are reached by
 * {@code Chaos.maybeNetworkChaos} alone, and so are all in a JVM whose classes may not be changed; a warning says so.
 */
public record NetworkSite() implements Site {

    /** The one there is. */
    public static final NetworkSite SITE = new NetworkSite();

    @Override
    public String text() {
        return "the network";
    }

    @Override
    public Point point() {
        return Point.NETWORK;
    }

    @Override
    public boolean oncePerIteration() {
        return false;
    }

    @Override
    public String whyUnreached() {
        return "no thread of an iteration looked up, connected to or asked a host that a rule is for";
    }
}
