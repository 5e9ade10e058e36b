package io.chaoskit.internal.weave;

import io.chaoskit.points.MethodGate;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/** Connects the gates that woven methods go through to the gatekeeper, while there is a weaver. */
final class Gates {

    private static int weavers;
    /** What the gates are connected to: for methods, and for suspend functions. */
    private static MethodHandle[] connected;

    private Gates() {}

    static synchronized void connect(Gatekeeper gatekeeper) {
        weavers++;
        connected = new MethodHandle[] {enter(gatekeeper, int.class), enter(gatekeeper, int.class, Object.class)};
        MethodGate.connect(connected[0], connected[1]);
        connectBoot();
    }

    /** Connects the gate before the boot class loader too, when both it and a weaver are there; either may come first. */
    static synchronized void connectBoot() {
        if (weavers > 0) {
            onBootGate("connect", new Class<?>[] {MethodHandle.class, MethodHandle.class}, (Object[]) connected);
        }
    }

    static synchronized void disconnect() {
        if (--weavers == 0) {
            connected = null;
            MethodGate.disconnect();
            onBootGate("disconnect", new Class<?>[0]);
        }
    }

    private static void onBootGate(String method, Class<?>[] types, Object... arguments) {
        try {
            Optional<Class<?>> gate = BootGate.bootGate();
            if (gate.isPresent()) {
                gate.get().getMethod(method, types).invoke(null, arguments);
            }
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("the gate for classes of the JDK cannot be reached", e);
        }
    }

    private static MethodHandle enter(Gatekeeper gatekeeper, Class<?>... arrival) {
        try {
            MethodHandles.Lookup lookup = MethodHandles.lookup();
            MethodHandle[] then = {
                ofCall(lookup, "before", boolean.class, Object.class, Object[].class),
                ofCall(lookup, "after", boolean.class, Object.class, Throwable.class),
                ofCall(lookup, "result", Object.class),
                ofCall(lookup, "thrown", Throwable.class)
            };
            MethodHandle enter = lookup.findStatic(
                    Gates.class,
                    "enter",
                    MethodType.methodType(Object.class, Gatekeeper.class, MethodHandle[].class)
                            .appendParameterTypes(arrival));
            return MethodHandles.insertArguments(enter, 0, gatekeeper, then);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("WovenCall has changed", e);
        }
    }

    /** A method of a call that the gate, which names types of the JDK only, knows as an object. */
    private static MethodHandle ofCall(
            MethodHandles.Lookup lookup, String name, Class<?> result, Class<?>... parameters)
            throws ReflectiveOperationException {
        MethodHandle method = lookup.findVirtual(WovenCall.class, name, MethodType.methodType(result, parameters));
        return method.asType(method.type().changeParameterType(0, Object.class));
    }

    private static Object enter(Gatekeeper gatekeeper, MethodHandle[] then, int method) {
        Object attachment = Registry.get(method);
        WovenCall call = attachment == null ? null : gatekeeper.enter(attachment);
        return call == null ? null : new Object[] {call, then};
    }

    /** The rest of a call that was suspended is no arrival. */
    private static Object enter(Gatekeeper gatekeeper, MethodHandle[] then, int method, Object continuation) {
        return SuspendFunction.resumes(continuation) ? null : enter(gatekeeper, then, method);
    }
}
