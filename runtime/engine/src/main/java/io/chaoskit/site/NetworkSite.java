package io.chaoskit.site;

/**
 * Wherever a host is talked to: {@code Chaos.maybeNetworkChaos}, sockets and channels that connect, requests of the JDK's HTTP
 * client, and look-ups of names. Only hosts that a rule is for count.
 */
public record NetworkSite() implements Site {

    /** The one there is. */
    public static final NetworkSite SITE = new NetworkSite();

    @Override
    public String text() {
        return "the network";
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
