package io.chaoskit.points;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.MutableCallSite;

/** One call site that does nothing until it is switched on. */
final class Switch {

    private final MutableCallSite site;
    private final MethodHandle off;
    private final MethodHandle on;

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

    void turnOn(PointHandler handler) {
        site.setTarget(on.bindTo(handler));
    }

    void turnOff() {
        site.setTarget(off);
    }

    boolean on() {
        return site.getTarget() != off;
    }

    MutableCallSite site() {
        return site;
    }
}
