package io.chaoskit.run;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/** What can be done with work so that it brings its task along; known by its class. */
enum WorkKind {
    /** There is carried work in it already, or it is that. */
    CARRIES,
    /** It is the JDK's own, or of several kinds, and cannot be replaced. */
    FIXED,
    /** Runs without an argument. */
    PLAIN,
    /** Takes one argument. */
    ONE_ARGUMENT,
    /** Takes two arguments. */
    TWO_ARGUMENTS;

    /** Where the JDK's own work comes from: virtual threads are put on their carriers in this way. */
    private static final String LANGUAGE = "java.lang.";

    /** To ask a class for an interface that it does not have takes as long as all the rest of a handover. */
    private static final ClassValue<WorkKind> KINDS = new ClassValue<>() {
        @Override
        protected WorkKind computeValue(Class<?> type) {
            return find(type);
        }
    };

    static WorkKind of(Object work) {
        return KINDS.get(work.getClass());
    }

    private static WorkKind find(Class<?> type) {
        if (isAny(type, FutureTask.class, AsynchronousCompletionTask.class, Carried.class)) {
            return CARRIES;
        }
        boolean plain = isAny(type, Runnable.class, Callable.class, Supplier.class);
        boolean one = isAny(type, Function.class, Consumer.class);
        boolean two = isAny(type, BiFunction.class, BiConsumer.class);
        boolean single = plain ? !one && !two : one != two;
        if (!single || type.getName().startsWith(LANGUAGE)) {
            return FIXED;
        }
        return plain ? PLAIN : one ? ONE_ARGUMENT : TWO_ARGUMENTS;
    }

    /** Plainly: what else the JDK offers for it may be woven. */
    private static boolean isAny(Class<?> type, Class<?>... supertypes) {
        for (Class<?> each : supertypes) {
            if (each.isAssignableFrom(type)) {
                return true;
            }
        }
        return false;
    }
}
