package io.chaoskit.points;

import java.lang.ref.WeakReference;

/**
 * The hook of woven classes of the JDK: lets pass what ChaosKit itself does on the way from a woven method to its fault. Without it
 * a fault in a list would call the gate from the list that the gate uses, and so on. For the engine, which puts a copy before the
 * boot class loader; user code does not call it.
 *
 * <p>It stands on nothing but {@link ThreadLocal} and {@link WeakReference}, which are never woven. Each method does what that of
 * {@link MethodGate} does.
 */
public final class GuardedGate {

    private static final ThreadLocal<Depth> DEPTH = new ThreadLocal<>();

    /**
     * The depths of the threads that came last, found in half the time that a thread local takes. It may forget a thread, because two
     * have one place; it never gives a thread the depth of another.
     */
    private static final Depth[] LAST = new Depth[256];

    /** How deep a thread is in ChaosKit; one for each thread that ever came here. Does not keep its thread. */
    private static final class Depth extends WeakReference<Thread> {

        int depth;

        Depth(Thread thread) {
            super(thread);
        }
    }

    private GuardedGate() {}

    private static Depth depth() {
        Thread thread = Thread.currentThread();
        int place = (int) thread.getId() & (LAST.length - 1);
        Depth last = LAST[place];
        return last != null && last.refersTo(thread) ? last : depth(thread, place);
    }

    private static Depth depth(Thread thread, int place) {
        Depth depth = DEPTH.get();
        if (depth == null) {
            depth = new Depth(thread);
            DEPTH.set(depth);
        }
        LAST[place] = depth;
        return depth;
    }

    /** The thread begins to do ChaosKit's own work; no call of a woven class of the JDK is a hit until {@link #leaveOwn}. */
    public static void enterOwn() {
        depth().depth++;
    }

    /** The work that {@link #enterOwn} began is over. The gate may have come in the middle of it: then there is nothing to leave. */
    public static void leaveOwn() {
        Depth own = depth();
        own.depth = Math.max(0, own.depth - 1);
    }

    /**
     * A woven method begins.
     *
     * @param method which
     * @return null when nothing fires
     * @throws Throwable what an effect throws
     */
    public static Object enter(int method) throws Throwable {
        Depth own = depth();
        if (own.depth > 0) {
            return null;
        }
        own.depth++;
        try {
            return MethodGate.enter(method);
        } finally {
            own.depth--;
        }
    }

    /**
     * A woven suspend function of Kotlin begins, or goes on after it was suspended.
     *
     * @param method which
     * @param continuation its last argument
     * @return null when nothing fires, or the call goes on
     * @throws Throwable what an effect throws
     */
    public static Object enter(int method, Object continuation) throws Throwable {
        Depth own = depth();
        if (own.depth > 0) {
            return null;
        }
        own.depth++;
        try {
            return MethodGate.enter(method, continuation);
        } finally {
            own.depth--;
        }
    }

    /**
     * Something fires.
     *
     * @param call what {@link #enter} returned
     * @param self the object
     * @param arguments the arguments
     * @return whether the method's own code is skipped
     * @throws Throwable what an effect throws
     */
    public static boolean before(Object call, Object self, Object[] arguments) throws Throwable {
        enterOwn();
        try {
            return MethodGate.before(call, self, arguments);
        } finally {
            leaveOwn();
        }
    }

    /**
     * The method's own code has ended.
     *
     * @param call what {@link #enter} returned
     * @param result what the method would return
     * @param thrown what the method would throw
     * @return whether the method's own code is run once more
     * @throws Throwable never
     */
    public static boolean after(Object call, Object result, Throwable thrown) throws Throwable {
        enterOwn();
        try {
            return MethodGate.after(call, result, thrown);
        } finally {
            leaveOwn();
        }
    }

    /**
     * What the method returns.
     *
     * @param call what {@link #enter} returned
     * @return null for nothing
     * @throws Throwable never
     */
    public static Object result(Object call) throws Throwable {
        enterOwn();
        try {
            return MethodGate.result(call);
        } finally {
            leaveOwn();
        }
    }

    /**
     * What the method throws.
     *
     * @param call what {@link #enter} returned
     * @return null when it returns
     * @throws Throwable never
     */
    public static Throwable thrown(Object call) throws Throwable {
        enterOwn();
        try {
            return MethodGate.thrown(call);
        } finally {
            leaveOwn();
        }
    }
}
