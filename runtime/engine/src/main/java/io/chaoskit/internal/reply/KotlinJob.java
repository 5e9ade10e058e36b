package io.chaoskit.internal.reply;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * The job of a coroutine: when it is cancelled, whatever its coroutine waits for is over. A type of Kotlin's library for coroutines, which need
 * not be there.
 *
 * @param type {@code kotlinx.coroutines.Job}
 * @param job one of these
 */
record KotlinJob(Class<?> type, Object job) {

    private static final String JOB = "kotlinx.coroutines.Job";

    /** Empty for a coroutine that has none. */
    static Optional<KotlinJob> of(Object continuation, Object context) {
        try {
            Class<?> type = Class.forName(JOB, true, continuation.getClass().getClassLoader());
            Object key = type.getField("Key").get(null);
            Object job = method(contextType(context), "get", 1).invoke(context, key);
            return Optional.ofNullable(job).map(found -> new KotlinJob(type, found));
        } catch (ClassNotFoundException without) {
            return Optional.empty();
        } catch (InvocationTargetException | IllegalAccessException | NoSuchFieldException e) {
            throw new IllegalStateException(JOB + " has changed", e);
        }
    }

    /** Its interface: the class itself may not be public. */
    private static Class<?> contextType(Object context) {
        return Stream.<Class<?>>iterate(context.getClass(), type -> type != null, Class::getSuperclass)
                .flatMap(type -> Arrays.stream(type.getInterfaces()))
                .filter(type -> Arrays.stream(type.getMethods())
                        .anyMatch(each -> each.getName().equals("fold")))
                .findFirst()
                .orElseThrow();
    }

    private static Method method(Class<?> type, String name, int parameters) {
        return Arrays.stream(type.getMethods())
                .filter(each -> each.getName().equals(name) && each.getParameterCount() == parameters)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException(type.getName() + " has no " + name));
    }

    /**
     * Has a consumer get the cause when the job is cancelled, at once when it is already.
     *
     * @return lets go of the consumer
     */
    Runnable onCancelling(Consumer<Throwable> cancelled) {
        try {
            Method register = method(type, "invokeOnCompletion", 3);
            Object handle = register.invoke(job, true, true, handler(register.getParameterTypes()[2], cancelled));
            Method dispose = register.getReturnType().getMethod("dispose");
            return () -> call(dispose, handle);
        } catch (InvocationTargetException | IllegalAccessException | NoSuchMethodException e) {
            throw new IllegalStateException(JOB + " has changed", e);
        }
    }

    private static void call(Method dispose, Object handle) {
        try {
            dispose.invoke(handle);
        } catch (InvocationTargetException | IllegalAccessException e) {
            throw new IllegalStateException(dispose + " cannot be called", e);
        }
    }

    /** A function of one argument, which is null when the job just ends. */
    private static Object handler(Class<?> function, Consumer<Throwable> cancelled) {
        return Proxy.newProxyInstance(function.getClassLoader(), new Class<?>[] {function}, (proxy, method, given) -> {
            if (method.getName().equals("invoke") && given[0] != null) {
                cancelled.accept((Throwable) given[0]);
            }
            return switch (method.getName()) {
                case "equals" -> proxy == given[0];
                case "hashCode" -> System.identityHashCode(proxy);
                case "toString" -> "ChaosKit waits";
                default -> null;
            };
        });
    }
}
