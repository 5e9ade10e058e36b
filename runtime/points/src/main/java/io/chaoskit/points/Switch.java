package io.chaoskit.points;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/** A switch: one call site that does nothing until it is switched on. */
final class Switch {

    private final MutableCallSite site;
    private final MethodHandle off;
    private final MethodHandle on;
    /** Null while it is off. Guarded by the one who turns. */
    private PointHandler handler;

    /** Finds the handler's method of that name; the call is {@code type} without the handler. */
    Switch(String handlerMethod, MethodType type) {
        this.off = MethodHandles.empty(type);
        this.site = new MutableCallSite(off);
        try {
            this.on = MethodHandles.lookup().findVirtual(PointHandler.class, handlerMethod, type);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("PointHandler has no " + handlerMethod + type, e);
        }
    }

    MethodHandle invoker() {
        return site.dynamicInvoker();
    }

    /** Leaves a site alone that is as it shall be: each change throws compiled code away. */
    void turn(PointHandler wanted) {
        if (wanted != handler) {
            handler = wanted;
            site.setTarget(wanted == null ? off : on.bindTo(wanted));
        }
    }

    MutableCallSite site() {
        return site;
    }
}
