package io.chaoskit;

import io.chaoskit.points.Points;
import java.io.IOException;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;

/**
 * The injection points that production code may call.
 *
 * <p>Without a run that uses it, a point does nothing and costs nothing: the JIT compiles the call away. During a run, a
 * call is a <em>hit</em>, and the scenario decides whether a fault happens there. All methods may be called from any
 * thread; a thread that belongs to no iteration is never affected.
 *
 * @see io.chaoskit.points how points are switched
 */
public final class Chaos {

    private Chaos() {}

    /** Waits here when a delay fires. An interrupt ends the wait early and stays set on the thread. */
    public static void maybeDelay() {
        Points.hitDelay();
    }

    /**
     * Throws here when a panic fires.
     *
     * @throws Error the injected panic, so that {@code catch (Exception)} does not hide it
     */
    public static void maybePanic() {
        Points.hitPanic();
    }

    /**
     * Throws here when an error or an exception fires. What is thrown is of the type that the scenario names, a checked
     * one included.
     */
    public static void maybeError() {
        Points.hitError();
    }

    /**
     * Cancels a future some time later when a cancellation fires.
     *
     * @param future what is running; null is never cancelled
     * @param <F> its type
     * @return {@code future}
     */
    public static <F extends Future<?>> F maybeCancel(F future) {
        Points.hitCancel(future);
        return future;
    }

    /**
     * Applies the injectors that a scenario puts on {@code point('name')}.
     *
     * @param name the point's name, compared exactly; null never matches
     */
    public static void apply(String name) {
        Points.hitNamed(name);
    }

    /**
     * Call before opening a connection. Delays or throws when a rule of {@code network { … }} matches the host. Sockets, channels, the
     * JDK's HTTP client and lookups meet their rules without it, and would meet them twice with it: it is for connections that the
     * JDK does not make, and for a JVM whose classes may not be changed.
     *
     * @param host a name or an address; null matches nothing
     * @param port its port
     * @throws IOException a {@code ConnectException}, {@code SocketException} or {@code UnknownHostException} that was injected
     */
    @SuppressWarnings("RedundantThrows")
    public static void maybeNetworkChaos(String host, int port) throws IOException {
        Points.hitNetwork(host, port);
    }

    /**
     * Records a panic that the code under test caught, for the validators.
     *
     * @param panic what was caught; may be null when only the fact is known
     */
    public static void recordPanic(Throwable panic) {
        Points.recordPanic(panic);
    }

    /**
     * Records an error that the code under test met, handled or not, for the validators.
     *
     * @param error what was met; may be null when only the fact is known
     */
    public static void recordError(Throwable error) {
        Points.recordError(error);
    }

    /**
     * Records the depth of a recursion, for the validators. The deepest one of an iteration counts.
     *
     * @param depth the number of nested calls, 1 for the outermost
     */
    public static void recordRecursionDepth(int depth) {
        Points.recordRecursionDepth(depth);
    }

    /**
     * Propagates the iteration of the calling thread to another thread, for pools that are older than the iteration.
     *
     * @param task what the other thread will run
     * @return {@code task} itself when no run is active or the caller belongs to no iteration
     */
    public static Runnable wrap(Runnable task) {
        return Points.wrap(task);
    }

    /**
     * Propagates the iteration of the calling thread to another thread, for pools that are older than the iteration.
     *
     * @param task what the other thread will call
     * @param <V> the type of its result
     * @return {@code task} itself when no run is active or the caller belongs to no iteration
     */
    public static <V> Callable<V> wrap(Callable<V> task) {
        return Points.wrap(task);
    }
}
