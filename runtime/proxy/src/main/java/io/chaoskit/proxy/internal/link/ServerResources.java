package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.log.EventLog;
import io.chaoskit.proxy.internal.metrics.Traffic;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import io.netty.util.concurrent.Ticker;
import java.time.Instant;
import java.time.InstantSource;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** The resources that the proxies of a server share: threads, clock, seed, log and counters. Closing it ends the threads. */
public final class ServerResources implements AutoCloseable {

    private static final long CLOSE_SECONDS = 10;

    private final Transport transport;
    private final long seed;
    private final EventLog log;
    private final InstantSource clock;
    private final Ticker ticker;
    private final Traffic traffic = new Traffic();
    private final EventLoopGroup group;
    private final ExecutorService lookups;
    private final Dialer dialer;

    /**
     * Starts the threads: one for each processor, and more while names are looked up.
     *
     * @param transport the kind of sockets
     * @param seed determines all random decisions
     * @param log receives the events of the server
     * @param clock the time of day
     * @param ticker measures durations
     */
    public ServerResources(Transport transport, long seed, EventLog log, InstantSource clock, Ticker ticker) {
        this.transport = transport;
        this.seed = seed;
        this.log = log;
        this.clock = clock;
        this.ticker = ticker;
        this.group = transport.newGroup("link", Runtime.getRuntime().availableProcessors());
        this.lookups = Executors.newCachedThreadPool(new DefaultThreadFactory("chaoskit-proxy-lookup", true));
        this.dialer = new Dialer(transport, lookups);
    }

    private ServerResources(ServerResources same, EventLog log) {
        this.transport = same.transport;
        this.seed = same.seed;
        this.log = log;
        this.clock = same.clock;
        this.ticker = same.ticker;
        this.group = same.group;
        this.lookups = same.lookups;
        this.dialer = same.dialer;
    }

    /** These resources with a log that drops everything and counters of their own. */
    ServerResources silent() {
        return new ServerResources(this, (level, message, fields) -> {});
    }

    public Transport transport() {
        return transport;
    }

    public long seed() {
        return seed;
    }

    public EventLog log() {
        return log;
    }

    /** The time of day. */
    public Instant now() {
        return clock.instant();
    }

    /** The time in nanoseconds, from an arbitrary origin. */
    public long nanoTime() {
        return ticker.nanoTime();
    }

    public Traffic traffic() {
        return traffic;
    }

    /** The event loops that sockets belong to. */
    public EventLoopGroup group() {
        return group;
    }

    Dialer dialer() {
        return dialer;
    }

    /** Random numbers that depend on nothing but the seed and the path. */
    RandomGenerator draws(long... path) {
        long mixed = seed;
        for (long part : path) {
            mixed = new SplittableRandom(mixed ^ part).nextLong();
        }
        return new SplittableRandom(mixed);
    }

    @Override
    public void close() {
        lookups.shutdownNow();
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
