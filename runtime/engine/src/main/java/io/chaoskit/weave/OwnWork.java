package io.chaoskit.weave;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;

/** Keeps what weaving does with classes of the JDK from being hit where these are woven themselves. */
final class OwnWork {

    private static volatile MethodHandle enter;
    private static volatile MethodHandle leave;

    private OwnWork() {}

    /** The guard is before the boot class loader from here on. */
    static void guardedBy(Class<?> guard) {
        try {
            MethodType type = MethodType.methodType(void.class);
            enter = MethodHandles.publicLookup().findStatic(guard, "enterOwn", type);
            leave = MethodHandles.publicLookup().findStatic(guard, "leaveOwn", type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("GuardedGate has changed", e);
        }
    }

    /** The thread begins. Without a guard yet there is nothing to be guarded from. */
    static void begin() {
        call(enter);
    }

    /** What {@link #begin} began is over. */
    static void end() {
        call(leave);
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
