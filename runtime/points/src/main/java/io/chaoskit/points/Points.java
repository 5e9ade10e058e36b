package io.chaoskit.points;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/**
 * Switches the points of {@link io.chaoskit.Chaos} and forwards their hits. For the engine; user code calls
 * {@link io.chaoskit.Chaos}.
 *
 * <p>Safe for all threads. A hit that runs while a switch is turned sees either state.
 */
public final class Points {

    private static final Switch DELAY_SWITCH = new Switch("hitDelay", MethodType.methodType(void.class));
    private static final Switch PANIC_SWITCH = new Switch("hitPanic", MethodType.methodType(void.class));
    private static final Switch ERROR_SWITCH = new Switch("hitError", MethodType.methodType(void.class));
    private static final Switch CANCEL_SWITCH =
            new Switch("hitCancel", MethodType.methodType(void.class, Future.class));
    private static final Switch NAMED_SWITCH = new Switch("hitNamed", MethodType.methodType(void.class, String.class));
    private static final Switch NETWORK_SWITCH =
            new Switch("hitNetwork", MethodType.methodType(void.class, String.class, int.class));
    private static final Switch RECORD_PANIC_SWITCH =
            new Switch("recordPanic", MethodType.methodType(void.class, Throwable.class));
    private static final Switch RECORD_ERROR_SWITCH =
            new Switch("recordError", MethodType.methodType(void.class, Throwable.class));
    private static final Switch RECORD_DEPTH_SWITCH =
            new Switch("recordRecursionDepth", MethodType.methodType(void.class, int.class));

    // Constants, not fields of Switch: only a static final handle is a constant to the JIT.
    private static final MethodHandle DELAY = DELAY_SWITCH.invoker();
    private static final MethodHandle PANIC = PANIC_SWITCH.invoker();
    private static final MethodHandle ERROR = ERROR_SWITCH.invoker();
    private static final MethodHandle CANCEL = CANCEL_SWITCH.invoker();
    private static final MethodHandle NAMED = NAMED_SWITCH.invoker();
    private static final MethodHandle NETWORK = NETWORK_SWITCH.invoker();
    private static final MethodHandle RECORD_PANIC = RECORD_PANIC_SWITCH.invoker();
    private static final MethodHandle RECORD_ERROR = RECORD_ERROR_SWITCH.invoker();
    private static final MethodHandle RECORD_DEPTH = RECORD_DEPTH_SWITCH.invoker();

    private static final Map<Point, List<Switch>> SWITCHES = new EnumMap<>(Map.of(
            Point.DELAY, List.of(DELAY_SWITCH),
            Point.PANIC, List.of(PANIC_SWITCH),
            Point.ERROR, List.of(ERROR_SWITCH),
            Point.CANCEL, List.of(CANCEL_SWITCH),
            Point.NAMED, List.of(NAMED_SWITCH),
            Point.NETWORK, List.of(NETWORK_SWITCH),
            Point.RECORD, List.of(RECORD_PANIC_SWITCH, RECORD_ERROR_SWITCH, RECORD_DEPTH_SWITCH)));

    private static volatile PointHandler wrapper;

    private Points() {}

    /**
     * Turns exactly these points on, all others off, for every thread of the JVM.
     *
     * @param on the points that some run needs; empty when the last one has ended
     * @param handler receives their hits
     */
    public static synchronized void turnOn(Set<Point> on, PointHandler handler) {
        Objects.requireNonNull(handler, "handler");
        SWITCHES.forEach((point, switches) -> {
            for (Switch each : switches) {
                each.turn(on.contains(point) ? handler : null);
            }
        });
        if (on.contains(Point.FAILPOINT)) {
            FailpointGate.turnOn(handler);
        } else {
            FailpointGate.turnOff();
        }
        wrapper = on.contains(Point.RECORD) ? handler : null;
        MutableCallSite.syncAll(SWITCHES.values().stream()
                .flatMap(List::stream)
                .map(Switch::site)
                .toArray(MutableCallSite[]::new));
    }

    /** A hit at {@code Chaos.maybeDelay()}. */
    public static void hitDelay() {
        try {
            DELAY.invokeExact();
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /** A hit at {@code Chaos.maybePanic()}. */
    public static void hitPanic() {
        try {
            PANIC.invokeExact();
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /** A hit at {@code Chaos.maybeError()}. */
    public static void hitError() {
        try {
            ERROR.invokeExact();
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /**
     * A hit at {@code Chaos.maybeCancel(future)}.
     *
     * @param future may be null
     */
    public static void hitCancel(Future<?> future) {
        try {
            CANCEL.invokeExact(future);
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /**
     * A hit at {@code Chaos.apply(name)}.
     *
     * @param name the point's name; may be null
     */
    public static void hitNamed(String name) {
        try {
            NAMED.invokeExact(name);
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /**
     * A hit at {@code Chaos.maybeNetworkChaos(host, port)}.
     *
     * @param host what the caller is about to talk to; may be null
     * @param port its port
     */
    public static void hitNetwork(String host, int port) {
        try {
            NETWORK.invokeExact(host, port);
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /**
     * A hit at {@code Failpoint.hit(name)}.
     *
     * @param name the failpoint's name; may be null
     * @param value what it gives when nothing replaces it; null for nothing
     * @return what it gives
     */
    public static Object hitFailpoint(String name, Supplier<?> value) {
        return FailpointGate.hit(name, value);
    }

    /**
     * Forwards {@code Chaos.recordPanic}.
     *
     * @param panic may be null
     */
    public static void recordPanic(Throwable panic) {
        try {
            RECORD_PANIC.invokeExact(panic);
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /**
     * Forwards {@code Chaos.recordError}.
     *
     * @param error may be null
     */
    public static void recordError(Throwable error) {
        try {
            RECORD_ERROR.invokeExact(error);
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /**
     * Forwards {@code Chaos.recordRecursionDepth}.
     *
     * @param depth 1 for the outermost call
     */
    public static void recordRecursionDepth(int depth) {
        try {
            RECORD_DEPTH.invokeExact(depth);
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    /**
     * Forwards {@code Chaos.wrap}.
     *
     * @param task what another thread will run
     * @return the task to run instead, or {@code task}
     */
    public static Runnable wrap(Runnable task) {
        PointHandler handler = wrapper;
        return handler == null ? task : handler.wrap(task);
    }

    /**
     * Forwards {@code Chaos.wrap}.
     *
     * @param task what another thread will call
     * @param <V> the type of its result
     * @return the task to call instead, or {@code task}
     */
    public static <V> Callable<V> wrap(Callable<V> task) {
        PointHandler handler = wrapper;
        return handler == null ? task : handler.wrap(task);
    }

    @SuppressWarnings("unchecked")
    static <T extends Throwable> T asIs(Throwable fault) throws T {
        throw (T) fault;
    }
}
