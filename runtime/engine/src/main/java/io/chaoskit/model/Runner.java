package io.chaoskit.model;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Optional;
import java.util.concurrent.Callable;

/** Finds out how an object can be run by itself. */
public final class Runner {

    private static final String[] NAMES = {"run", "call", "execute"};

    private Runner() {}

    /**
     * A step that runs the object.
     *
     * @param object any; null cannot be run
     * @return empty when it is no {@code Runnable} or {@code Callable} and has no public no-argument {@code run},
     *     {@code call} or {@code execute}
     */
    public static Optional<StepBody> of(Object object) {
        if (object instanceof Runnable runnable) {
            return Optional.of(context -> runnable.run());
        }
        if (object instanceof Callable<?> callable) {
            return Optional.of(context -> callable.call());
        }
        if (object == null) {
            return Optional.empty();
        }
        for (String name : NAMES) {
            Optional<StepBody> body = method(object, name);
            if (body.isPresent()) {
                return body;
            }
        }
        return Optional.empty();
    }

    private static Optional<StepBody> method(Object object, String name) {
        try {
            Method method = object.getClass().getMethod(name);
            // A class that is not public has public methods that only reflection with access reaches.
            if (Modifier.isStatic(method.getModifiers()) || !(method.canAccess(object) || method.trySetAccessible())) {
                return Optional.empty();
            }
            MethodHandle handle = MethodHandles.lookup().unreflect(method).bindTo(object);
            return Optional.of(context -> handle.invoke());
        } catch (NoSuchMethodException | IllegalAccessException e) {
            return Optional.empty();
        }
    }
}
