package io.chaoskit.points;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * What woven methods call. For the engine; user code does not call it.
 *
 * <p>It names types of the JDK only: classes of the JDK itself, and of class loaders that do not see ChaosKit, reach a copy of it
 * that the engine puts before the boot class loader.
 */
public final class MethodGate {

    private static final MutableCallSite ENTER = new MutableCallSite(MethodType.methodType(Object.class, int.class));
    private static final MutableCallSite BEFORE =
            new MutableCallSite(MethodType.methodType(boolean.class, Object.class, Object.class, Object[].class));
    private static final MutableCallSite AFTER =
            new MutableCallSite(MethodType.methodType(boolean.class, Object.class, Object.class, Throwable.class));
    private static final MutableCallSite RESULT =
            new MutableCallSite(MethodType.methodType(Object.class, Object.class));
    private static final MutableCallSite THROWN =
            new MutableCallSite(MethodType.methodType(Throwable.class, Object.class));
    private static final MutableCallSite[] SITES = {ENTER, BEFORE, AFTER, RESULT, THROWN};

    // Constants: only a static final handle is a constant to the JIT.
    private static final MethodHandle TO_ENTER = ENTER.dynamicInvoker();
    private static final MethodHandle TO_BEFORE = BEFORE.dynamicInvoker();
    private static final MethodHandle TO_AFTER = AFTER.dynamicInvoker();
    private static final MethodHandle TO_RESULT = RESULT.dynamicInvoker();
    private static final MethodHandle TO_THROWN = THROWN.dynamicInvoker();

    static {
        disconnect();
    }

    private MethodGate() {}

    /**
     * Connects woven methods to the engine.
     *
     * @param handles what {@link #enter}, {@link #before}, {@link #after}, {@link #result} and {@link #thrown} call, in this order
     */
    public static void connect(MethodHandle[] handles) {
        for (int i = 0; i < SITES.length; i++) {
            SITES[i].setTarget(handles[i].asType(SITES[i].type()));
        }
        MutableCallSite.syncAll(SITES);
    }

    /** Lets every woven method pass. */
    public static void disconnect() {
        for (MutableCallSite site : SITES) {
            site.setTarget(MethodHandles.empty(site.type()));
        }
        MutableCallSite.syncAll(SITES);
    }

    /**
     * A woven method begins.
     *
     * @param method which
     * @return null when nothing fires; otherwise to be passed to the other methods
     * @throws Throwable what an effect throws
     */
    public static Object enter(int method) throws Throwable {
        return (Object) TO_ENTER.invokeExact(method);
    }

    /**
     * Something fires: does what comes before the method's own code.
     *
     * @param call what {@link #enter} returned
     * @param self the object; null for a static method
     * @param arguments the arguments, which may be changed
     * @return whether the method's own code is skipped
     * @throws Throwable what an effect throws
     */
    public static boolean before(Object call, Object self, Object[] arguments) throws Throwable {
        return (boolean) TO_BEFORE.invokeExact(call, self, arguments);
    }

    /**
     * Does what comes after the method's own code.
     *
     * @param call what {@link #enter} returned
     * @param result what the method would return; null for nothing
     * @param thrown what the method would throw; null for nothing
     * @return whether the method's own code is run once more
     * @throws Throwable never
     */
    public static boolean after(Object call, Object result, Throwable thrown) throws Throwable {
        return (boolean) TO_AFTER.invokeExact(call, result, thrown);
    }

    /**
     * What the method returns.
     *
     * @param call what {@link #enter} returned
     * @return null for nothing
     * @throws Throwable never
     */
    public static Object result(Object call) throws Throwable {
        return (Object) TO_RESULT.invokeExact(call);
    }

    /**
     * What the method throws.
     *
     * @param call what {@link #enter} returned
     * @return null when it returns
     * @throws Throwable never
     */
    public static Throwable thrown(Object call) throws Throwable {
        return (Throwable) TO_THROWN.invokeExact(call);
    }
}
