package io.chaoskit.internal.weave;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Guards against re-entry: what weaving does with classes of the JDK is no hit where these are woven themselves. */
final class ReentryGuard {

    private static volatile MethodHandle enterOwn;
    private static volatile MethodHandle leaveOwn;

    private ReentryGuard() {}

    /** The guard is before the boot class loader from here on. */
    static void guardedBy(Class<?> guard) {
        try {
            MethodType type = MethodType.methodType(void.class);
            enterOwn = MethodHandles.publicLookup().findStatic(guard, "enterOwn", type);
            leaveOwn = MethodHandles.publicLookup().findStatic(guard, "leaveOwn", type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("GuardedGate has changed", e);
        }
    }

    /** The thread begins. Without a guard yet there is nothing to be guarded from. */
    static void enter() {
        call(enterOwn);
    }

    /** What {@link #enter} began is over. */
    static void exit() {
        call(leaveOwn);
    }

    private static void call(MethodHandle handle) {
        if (handle == null) {
            return;
        }
        try {
            handle.invokeExact();
        } catch (Throwable never) {
            throw new IllegalStateException("GuardedGate failed", never);
        }
    }
}
