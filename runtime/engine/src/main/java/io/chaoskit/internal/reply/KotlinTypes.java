package io.chaoskit.internal.reply;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/**
 * The types of Kotlin's coroutines as one class loader knows them, found by their names from a continuation.
 *
 * @param type {@code kotlin.coroutines.Continuation}
 */
record KotlinTypes(Class<?> type) {

    private static final String CONTINUATION = "kotlin.coroutines.Continuation";
    private static final String SINGLETONS = "kotlin.coroutines.intrinsics.CoroutineSingletons";
    private static final String SUSPENDED = "COROUTINE_SUSPENDED";
    private static final String FAILURE = "kotlin.Result$Failure";

    static KotlinTypes of(Object continuation) {
        Deque<Class<?>> waiting = new ArrayDeque<>(List.of(continuation.getClass()));
        while (!waiting.isEmpty()) {
            Class<?> next = waiting.remove();
            if (next.getName().equals(CONTINUATION)) {
                return new KotlinTypes(next);
            }
            waiting.addAll(List.of(next.getInterfaces()));
            if (next.getSuperclass() != null) {
                waiting.add(next.getSuperclass());
            }
        }
        throw new IllegalArgumentException(continuation.getClass().getName() + " is no " + CONTINUATION);
    }

    /** Whether a function returned this because it is suspended. */
    static boolean isSuspended(Object returned) {
        return returned instanceof Enum<?> constant
                && constant.name().equals(SUSPENDED)
                && constant.getDeclaringClass().getName().equals(SINGLETONS);
    }

    /** What a function returns that is suspended. */
    Object suspended() {
        Object[] constants = named(SINGLETONS).getEnumConstants();
        for (Object each : constants) {
            if (isSuspended(each)) {
                return each;
            }
        }
        throw new IllegalStateException(SINGLETONS + " has no " + SUSPENDED);
    }

    /** A continuation that is resumed by calling a handler. */
    Object continuation(InvocationHandler resumed) {
        return Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, resumed);
    }

    /** The context of a continuation. */
    Object context(Object continuation) {
        try {
            return call(type.getMethod("getContext"), continuation);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException(CONTINUATION + " has changed", e);
        }
    }

    /** The outcome that a continuation is resumed with. */
    Outcome outcome(Object result) {
        if (result == null || !result.getClass().getName().equals(FAILURE)) {
            return Outcome.of(result);
        }
        try {
            return Outcome.failed(
                    (Throwable) result.getClass().getField("exception").get(result));
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(FAILURE + " has no exception", e);
        }
    }

    /** Resumes a continuation where its dispatcher wants it: the function may have been resumed on any thread. */
    void resume(Object continuation, Outcome outcome) {
        try {
            Object result = outcome.thrown() == null
                    ? outcome.value()
                    : named(FAILURE).getConstructor(Throwable.class).newInstance(outcome.thrown());
            call(type.getMethod("resumeWith", Object.class), intercepted(continuation), result);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(CONTINUATION + " has changed", e);
        }
    }

    /** Generated continuations know their dispatcher; others take care themselves. */
    private Object intercepted(Object continuation) {
        try {
            return call(continuation.getClass().getMethod("intercepted"), continuation);
        } catch (NoSuchMethodException direct) {
            return continuation;
        }
    }

    private Class<?> named(String name) {
        try {
            return Class.forName(name, true, type.getClassLoader());
        } catch (ClassNotFoundException e) {
            throw new IllegalStateException("there is a " + CONTINUATION + ", but no " + name, e);
        }
    }

    Object call(Method method, Object on, Object... given) {
        try {
            return method.invoke(on, given);
        } catch (InvocationTargetException e) {
            throw KotlinTypes.<RuntimeException>asIs(e.getCause());
        } catch (IllegalAccessException e) {
            throw new IllegalStateException(method + " cannot be called", e);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> T asIs(Throwable thrown) throws T {
        throw (T) thrown;
    }
}
