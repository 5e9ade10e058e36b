package io.chaoskit.proxy.internal.link;

import io.chaoskit.proxy.internal.log.EventLog;
import io.chaoskit.proxy.internal.metrics.Traffic;
import io.netty.channel.EventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;
import java.util.SplittableRandom;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/** What all proxies of a server share: threads, the seed, the log and the counters. Closing ends the threads. */
public final class Network implements AutoCloseable {

    private static final long CLOSE_SECONDS = 10;

    private final Transport transport;
    private final long seed;
    private final EventLog log;
    private final Traffic traffic = new Traffic();
    private final EventLoopGroup group;
    private final ExecutorService lookUps;
    private final Dialer dialer;

    /** Starts the threads: one for each processor, and more while names are looked up. */
    public Network(Transport transport, long seed, EventLog log) {
        this.transport = transport;
        this.seed = seed;
        this.log = log;
        this.group = transport.newGroup("link", Runtime.getRuntime().availableProcessors());
        this.lookUps = Executors.newCachedThreadPool(new DefaultThreadFactory("chaoskit-proxy-lookup", true));
        this.dialer = new Dialer(transport, lookUps);
    }

    public Transport transport() {
        return transport;
    }

    public EventLog log() {
        return log;
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

    /** Numbers that depend on nothing but the seed and the path. */
    RandomGenerator draws(long... path) {
        long mixed = seed;
        for (long part : path) {
            mixed = new SplittableRandom(mixed ^ part).nextLong();
        }
        return new SplittableRandom(mixed);
    }

    @Override
    public void close() {
        lookUps.shutdownNow();
        group.shutdownGracefully(0, CLOSE_SECONDS, TimeUnit.SECONDS).awaitUninterruptibly();
    }
}
