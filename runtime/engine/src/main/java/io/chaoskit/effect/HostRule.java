package io.chaoskit.effect;

import io.chaoskit.internal.value.Mixer;
import io.chaoskit.site.Contact;
import io.chaoskit.site.Contact.Way;
import io.chaoskit.site.Hit;
import io.chaoskit.value.Durations;
import io.chaoskit.value.Probability;
import java.io.IOException;
import java.net.ConnectException;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * A rule for hosts: what happens when they are contacted. At most one of the failures happens at a time; latency comes before it. A
 * lookup of a name can only fail with an unknown host, and a connection never does; the explicit point and a request can fail with
 * each. A rule in which nothing happens exempts its hosts from the rules that follow.
 *
 * @param host a name or address as the code under test gives it; {@code *} stands for any characters, dots too, and for none:
 *     {@code *.pay.example} is for {@code api.pay.example} and {@code a.b.pay.example}, not for {@code pay.example}, and {@code *} is
 *     for every host. Case and a dot at the end do not matter, nor how an IPv6 address is abbreviated or whether it is in brackets;
 *     beside a {@code *} it is written in full. A rule for a name is not for the address that the name has, nor the other way round
 * @param port empty for all. A lookup has no port: a rule with one is for lookups when it has an unknown host
 * @param latency zero or more. Code that waits less long, by the timeout of {@code Socket.connect} or of an {@code HttpRequest}, gets
 *     its timeout instead
 * @param jitter what is drawn and added to the latency at most, zero or more
 * @param drop chance that connecting times out
 * @param refuse chance that the connection is refused
 * @param reset chance that the connection is reset
 * @param unknownHost chance that the host is not known
 */
public record HostRule(
        String host,
        OptionalInt port,
        Duration latency,
        Duration jitter,
        double drop,
        double refuse,
        double reset,
        double unknownHost) {

    private static final int DRAW_JITTER = 101;
    private static final int DRAW_FAILURE = 102;
    private static final int LARGEST_PORT = 65_535;

    /** Rejects an empty host, a port out of range, negative times, and chances out of range or above 1 together. */
    public HostRule {
        String mistake = HostGlob.mistake(host);
        if (mistake != null) {
            throw new IllegalArgumentException(mistake);
        }
        if (port.isPresent() && (port.getAsInt() < 1 || port.getAsInt() > LARGEST_PORT)) {
            throw new IllegalArgumentException("port must be 1 to " + LARGEST_PORT + ", but was " + port.getAsInt());
        }
        notNegative("latency", latency);
        notNegative("jitter", jitter);
        for (double chance : new double[] {drop, refuse, reset, unknownHost}) {
            new Probability(chance);
        }
        if (drop + refuse + reset > 1) {
            throw new IllegalArgumentException(
                    "drop, refuse and reset must be at most 1 together, but are " + (drop + refuse + reset));
        }
    }

    private static void notNegative(String word, Duration duration) {
        if (duration.isNegative()) {
            throw new IllegalArgumentException(word + " must not be negative, but was " + Durations.format(duration));
        }
    }

    /**
     * A rule that does nothing yet.
     *
     * @param host a name or address with wildcards
     * @param port empty for all
     * @return without latency and failures
     */
    public static HostRule of(String host, OptionalInt port) {
        return new HostRule(host, port, Duration.ZERO, Duration.ZERO, 0, 0, 0, 0);
    }

    /**
     * A rule for all ports of hosts that does nothing yet.
     *
     * @param host a name or address with wildcards
     * @return without latency and failures
     * @throws IllegalArgumentException if it is no pattern for hosts
     */
    public static HostRule of(String host) {
        return of(host, OptionalInt.empty());
    }

    /**
     * The same rule with a delay before connections and requests.
     *
     * @param delay zero or more
     * @return a copy
     * @throws IllegalArgumentException if negative
     */
    public HostRule withLatency(Duration delay) {
        return new HostRule(host, port, delay, jitter, drop, refuse, reset, unknownHost);
    }

    /**
     * The same rule with a drawn delay on top of its latency.
     *
     * @param most the longest, zero or more
     * @return a copy
     * @throws IllegalArgumentException if negative
     */
    public HostRule withJitter(Duration most) {
        return new HostRule(host, port, latency, most, drop, refuse, reset, unknownHost);
    }

    /**
     * The same rule with connections that time out.
     *
     * @param chance 0 to 1
     * @return a copy
     * @throws IllegalArgumentException if it is no chance, or drop, refuse and reset are more than 1 together
     */
    public HostRule withDrop(double chance) {
        return new HostRule(host, port, latency, jitter, chance, refuse, reset, unknownHost);
    }

    /**
     * The same rule with connections that are refused.
     *
     * @param chance 0 to 1
     * @return a copy
     * @throws IllegalArgumentException if it is no chance, or drop, refuse and reset are more than 1 together
     */
    public HostRule withRefuse(double chance) {
        return new HostRule(host, port, latency, jitter, drop, chance, reset, unknownHost);
    }

    /**
     * The same rule with connections that are reset.
     *
     * @param chance 0 to 1
     * @return a copy
     * @throws IllegalArgumentException if it is no chance, or drop, refuse and reset are more than 1 together
     */
    public HostRule withReset(double chance) {
        return new HostRule(host, port, latency, jitter, drop, refuse, chance, unknownHost);
    }

    /**
     * The same rule with hosts that are not found.
     *
     * @param chance 0 to 1
     * @return a copy
     * @throws IllegalArgumentException if it is no chance
     */
    public HostRule withUnknownHost(double chance) {
        return new HostRule(host, port, latency, jitter, drop, refuse, reset, chance);
    }

    /**
     * Whether the rule is for a host.
     *
     * @param contact what is about to be contacted
     * @return true also when nothing can happen there
     */
    public boolean matches(Contact contact) {
        boolean anyPort = port.isEmpty() || contact.way() == Way.LOOKUP && unknownHost > 0;
        return (anyPort || port.getAsInt() == contact.port()) && HostGlob.matches(host, contact.host());
    }

    /** Whether anything can happen to hosts that are contacted in this way. */
    boolean affects(Way way) {
        boolean connection = !latency.isZero() || !jitter.isZero() || drop > 0 || refuse > 0 || reset > 0;
        return way != Way.LOOKUP && connection || way != Way.CONNECT && unknownHost > 0;
    }

    /** Whether anything happens at this hit: it does with a latency, else as the failures are drawn. */
    boolean happens(Hit hit) {
        boolean late =
                hit.contact().way() != Way.LOOKUP && !latency.plus(jitter).isZero();
        return late || failure(hit) != null;
    }

    void apply(Hit hit) throws IOException {
        IOException failure = hit.contact().way() == Way.LOOKUP ? null : late(hit);
        if (failure == null) {
            failure = failure(hit);
        }
        if (failure != null) {
            InjectedFault.mark(
                    failure,
                    new InjectedFault("injected by " + hit.injector() + " at "
                            + hit.site().text()));
            throw failure;
        }
    }

    /** Waits; what is thrown when the code under test does not wait so long. */
    private IOException late(Hit hit) {
        Duration late = latency.plusNanos((long) (jitter.toNanos() * unit(hit, DRAW_JITTER)));
        Optional<Duration> patience = hit.contact().patience().filter(most -> most.compareTo(late) < 0);
        hit.pause(patience.orElse(late));
        return patience.isPresent() ? timedOut(hit.contact()) : null;
    }

    private IOException failure(Hit hit) {
        Contact contact = hit.contact();
        double drawn = unit(hit, DRAW_FAILURE);
        if (contact.way() == Way.LOOKUP) {
            return drawn < unknownHost ? unknown(contact) : null;
        }
        if (drawn < drop) {
            return new ConnectException("Connection timed out: " + contact);
        }
        if (drawn < drop + refuse) {
            return new ConnectException("Connection refused: " + contact);
        }
        if (drawn < drop + refuse + reset) {
            return new SocketException("Connection reset: " + contact);
        }
        return contact.way() != Way.CONNECT && drawn >= 1 - unknownHost ? unknown(contact) : null;
    }

    private static double unit(Hit hit, int salt) {
        return Mixer.unit(hit.draw(salt));
    }

    /**
     * The rule as a user would write it.
     *
     * @return for example {@code host('*.pay.example', 443) { latency 50ms; drop 0.1 }}
     */
    public String text() {
        List<String> words = new ArrayList<>();
        if (!latency.isZero()) {
            words.add("latency " + Durations.format(latency));
        }
        if (!jitter.isZero()) {
            words.add("jitter " + Durations.format(jitter));
        }
        chance(words, "drop", drop);
        chance(words, "refuse", refuse);
        chance(words, "reset", reset);
        chance(words, "unknownHost", unknownHost);
        String where = port.isPresent() ? ", " + port.getAsInt() : "";
        return "host('" + host + "'" + where + ") { " + String.join("; ", words) + " }";
    }

    private static void chance(List<String> words, String word, double chance) {
        if (chance > 0) {
            words.add(word + " " + Probability.plain(chance));
        }
    }

    /** The exceptions that sockets and the JDK's HTTP client throw for a host that does not answer. */
    private static IOException unknown(Contact contact) {
        if (contact.way() != Way.REQUEST) {
            return new UnknownHostException(contact.host());
        }
        ConnectException unresolved = new ConnectException("Unknown host: " + contact.host());
        unresolved.initCause(new UnresolvedAddressException());
        return unresolved;
    }

    private static IOException timedOut(Contact contact) {
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
