package io.chaoskit.points;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/**
 * The hook of woven methods. For the engine; user code does not call it.
 *
 * <p>It names types of the JDK only: classes of the JDK itself, and of class loaders that do not see ChaosKit, reach a copy of it
 * that the engine puts before the boot class loader.
 */
public final class MethodGate {

    private static final MutableCallSite ENTER = new MutableCallSite(MethodType.methodType(Object.class, int.class));
    private static final MutableCallSite SUSPEND =
            new MutableCallSite(MethodType.methodType(Object.class, int.class, Object.class));

    // Constants: only a static final handle is a constant to the JIT.
    private static final MethodHandle TO_ENTER = ENTER.dynamicInvoker();
    private static final MethodHandle TO_SUSPEND = SUSPEND.dynamicInvoker();

    // The places of the handles in what the engine returns for a call in which something fires.
    private static final int BEFORE = 0;
    private static final int AFTER = 1;
    private static final int RESULT = 2;
    private static final int THROWN = 3;

    static {
        disconnect();
    }

    private MethodGate() {}

    /**
     * Connects woven methods to the engine.
     *
     * @param enter gets the number of a woven method. It returns null when nothing fires, otherwise an array of the call, which is
     *     the engine's, and of the handles that {@link #before}, {@link #after}, {@link #result} and {@link #thrown} call with it:
     *     a call that outlives its run brings them along
     * @param suspend does the same for a suspend function, of which it gets the continuation as well
     */
    public static void connect(MethodHandle enter, MethodHandle suspend) {
        ENTER.setTarget(enter.asType(ENTER.type()));
        SUSPEND.setTarget(suspend.asType(SUSPEND.type()));
        MutableCallSite.syncAll(new MutableCallSite[] {ENTER, SUSPEND});
    }

    /** Lets every woven method pass. */
    public static void disconnect() {
        connect(MethodHandles.empty(ENTER.type()), MethodHandles.empty(SUSPEND.type()));
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
     * A woven suspend function of Kotlin begins, or goes on after it was suspended.
     *
     * @param method which
     * @param continuation its last argument
     * @return null when nothing fires, or the call goes on; otherwise to be passed to the other methods
     * @throws Throwable what an effect throws
     */
    public static Object enter(int method, Object continuation) throws Throwable {
        return (Object) TO_SUSPEND.invokeExact(method, continuation);
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
        return (boolean) handle(call, BEFORE).invokeExact(own(call), self, arguments);
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
        return (boolean) handle(call, AFTER).invokeExact(own(call), result, thrown);
    }

    /**
     * What the method returns.
     *
     * @param call what {@link #enter} returned
     * @return null for nothing
     * @throws Throwable never
     */
    public static Object result(Object call) throws Throwable {
        return (Object) handle(call, RESULT).invokeExact(own(call));
    }

    /**
     * What the method throws.
     *
     * @param call what {@link #enter} returned
     * @return null when it returns
     * @throws Throwable never
     */
    public static Throwable thrown(Object call) throws Throwable {
        return (Throwable) handle(call, THROWN).invokeExact(own(call));
    }

    private static Object own(Object call) {
        return ((Object[]) call)[0];
    }

    private static MethodHandle handle(Object call, int which) {
        return ((MethodHandle[]) ((Object[]) call)[1])[which];
    }
}
