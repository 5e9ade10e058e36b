package io.chaoskit.points;

import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Receives the hits while points are switched on. The engine implements it; user code does not.
 *
 * <p>Called by any thread. What a {@code hit} method throws reaches the code that called the point.
 */
public interface PointHandler {

    /**
     * A hit at {@code Chaos.maybeDelay()}.
     *
     * @throws Throwable what an effect throws
     */
    void hitDelay() throws Throwable;

    /**
     * A hit at {@code Chaos.maybePanic()}.
     *
     * @throws Throwable what an effect throws
     */
    void hitPanic() throws Throwable;

    /**
     * A hit at {@code Chaos.maybeError()}.
     *
     * @throws Throwable what an effect throws
     */
    void hitError() throws Throwable;

    /**
     * A hit at {@code Chaos.maybeCancel(future)}.
     *
     * @param future as the caller gave it, null included
     * @throws Throwable what an effect throws
     */
    void hitCancel(Future<?> future) throws Throwable;

    /**
     * A hit at {@code Chaos.apply(name)}.
     *
     * @param name as the caller gave it, null included
     * @throws Throwable what an effect throws
     */
    void hitNamed(String name) throws Throwable;

    /**
     * A hit at {@code Chaos.maybeNetworkChaos(host, port)}.
     *
     * @param host as the caller gave it, null included
     * @param port as the caller gave it
     * @throws Throwable what an effect throws
     */
    void hitNetwork(String host, int port) throws Throwable;

    /**
     * A hit at {@code Failpoint.hit(name)} or {@code Failpoint.hit(name, value)}.
     *
     * @param name as the caller gave it, null included
     * @param value what the failpoint gives when nothing replaces it
     * @return what it gives
     * @throws Throwable what an effect throws
     */
    Object hitFailpoint(String name, Supplier<?> value) throws Throwable;

    /**
     * The code under test caught a panic.
     *
     * @param panic may be null
     */
    void recordPanic(Throwable panic);

    /**
     * The code under test met an error.
     *
     * @param error may be null
     */
    void recordError(Throwable error);

    /**
     * The code under test is this deep in a recursion.
     *
     * @param depth 1 for the outermost call
     */
    void recordRecursionDepth(int depth);

    /**
     * Carries the caller's iteration into another thread.
     *
     * @param task what will run there
     * @return the task to run instead
     */
    Runnable wrap(Runnable task);

    /**
     * Carries the caller's iteration into another thread.
     *
     * @param task what will be called there
     * @param <V> the type of its result
     * @return the task to call instead
     */
    <V> Callable<V> wrap(Callable<V> task);
}
