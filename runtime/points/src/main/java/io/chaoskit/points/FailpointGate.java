package io.chaoskit.points;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;
import java.util.function.Supplier;

/** The call site of all failpoints: off, switched on for the whole JVM by its environment, or by a run. */
final class FailpointGate {

    private static final MethodType TYPE = MethodType.methodType(Object.class, String.class, Supplier.class);
    private static final MutableCallSite SITE = new MutableCallSite(TYPE);
    private static final MethodHandle INVOKER = SITE.dynamicInvoker();
    private static final String TERMS =
            System.getProperty("chaoskit.failpoints", System.getenv().getOrDefault("CHAOSKIT_FAILPOINTS", ""));
    /** What a failpoint does without a run. */
    private static final MethodHandle BELOW = TERMS.isBlank() ? handle("pass") : jvmWide();

    static {
        turnOff();
    }

    private FailpointGate() {}

    static Object hit(String name, Supplier<?> value) {
        try {
            return (Object) INVOKER.invokeExact(name, value);
        } catch (Throwable fault) {
            throw Points.<RuntimeException>asIs(fault);
        }
    }

    static void turnOff() {
        SITE.setTarget(BELOW);
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }

    static void turnOn(PointHandler handler) {
        SITE.setTarget(MethodHandles.insertArguments(handle("toRun"), 0, handler));
        MutableCallSite.syncAll(new MutableCallSite[] {SITE});
    }

    /** A term that is wrong makes every failpoint say so: an experiment that does nothing must not look like one. */
    private static MethodHandle jvmWide() {
        try {
            return handle("throughTerms").bindTo(new FailpointTerms(TERMS));
        } catch (IllegalArgumentException wrong) {
            return handle("refuse").bindTo(wrong);
        }
    }

    private static MethodHandle handle(String method) {
        for (java.lang.reflect.Method each : FailpointGate.class.getDeclaredMethods()) {
            if (each.getName().equals(method)) {
                try {
                    return MethodHandles.lookup().unreflect(each);
                } catch (IllegalAccessException e) {
                    throw new IllegalStateException(e);
                }
            }
        }
        throw new IllegalStateException("there is no " + method);
    }

    private static Object pass(String name, Supplier<?> value) {
        return value == null ? null : value.get();
    }

    private static Object throughTerms(FailpointTerms terms, String name, Supplier<?> value) throws Throwable {
        Object given = terms.hit(name);
        return given == FailpointTerms.NOTHING ? pass(name, value) : given;
    }

    private static Object refuse(IllegalArgumentException wrong, String name, Supplier<?> value) {
        throw wrong;
    }

    private static Object toRun(PointHandler handler, String name, Supplier<?> value) throws Throwable {
        return handler.hitFailpoint(name, () -> {
            try {
                return (Object) BELOW.invokeExact(name, value);
            } catch (Throwable fault) {
                throw Points.<RuntimeException>asIs(fault);
            }
        });
    }
}
