package io.chaoskit.points;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The hook of woven executors: propagates the iteration of the thread that submits a task to the one that runs it. For the
 * engine, which puts a copy before the boot class loader; user code does not call it.
 *
 * <p>It names types of the JDK only. Without an engine it changes nothing.
 */
public final class Handover {

    /** Work of a kind that only this handover sees again: what is run instead is given back. */
    public static final int PROPAGATE = 0;
    /** Work that others know: it is remembered whose it is. */
    public static final int REMEMBER = 1;
    /** Remembered work begins: what the thread belonged to before is given back. */
    public static final int BEGIN = 2;
    /** A pool makes a thread, which belongs to no iteration: what the thread belonged to is given back. */
    public static final int LEAVE = 3;
    /** The thread belongs again to what was given back. */
    public static final int RESTORE = 4;
    /** A thread is started. */
    public static final int START = 5;
    /** Code wants to end the JVM: throws an error where that must not be. */
    public static final int EXIT = 6;

    private static final MutableCallSite ENGINE =
            new MutableCallSite(MethodType.methodType(Object.class, int.class, Object.class));

    // A constant: only a static final handle is a constant to the JIT.
    private static final MethodHandle TO_ENGINE = ENGINE.dynamicInvoker();

    static {
        disconnect();
    }

    private Handover() {}

    /**
     * Connects woven executors to the engine.
     *
     * @param engine gets one of the constants of this class and its subject
     */
    public static void connect(MethodHandle engine) {
        ENGINE.setTarget(engine.asType(ENGINE.type()));
        MutableCallSite.syncAll(new MutableCallSite[] {ENGINE});
    }

    /** Hands everything over as it is. */
    public static void disconnect() {
        MethodHandles.Lookup own = MethodHandles.lookup();
        try {
            connect(own.findStatic(own.lookupClass(), "asIs", ENGINE.type()));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Handover has changed", e);
        }
    }

    /** What begins now may end when the engine is connected: it must not be given back as something that the engine knows. */
    private static Object asIs(int what, Object subject) {
        return what == BEGIN || what == LEAVE ? null : subject;
    }

    /**
     * Something happens to work.
     *
     * @param what one of the constants of this class
     * @param subject the work, or what was given back
     * @return see the constants
     */
    public static Object to(int what, Object subject) {
        try {
            return (Object) TO_ENGINE.invokeExact(what, subject);
        } catch (Throwable thrown) {
            // The engine throws nothing here but for EXIT, and what the JVM itself throws, such as an OutOfMemoryError.
            throw Handover.<RuntimeException>asIs(thrown);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asIs(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
