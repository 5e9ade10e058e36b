package io.chaoskit.internal.context;

import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture.AsynchronousCompletionTask;
import java.util.concurrent.FutureTask;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Work that brings its context along, whichever thread runs it. It is that context itself, so that a handover makes one object. Work may
 * come again, and is in the same context each time.
 */
public abstract class PropagatedWork extends Context {

    final Object work;
    private Context lineage;

    private PropagatedWork(Object work, Context parent) {
        super(parent);
        this.work = work;
    }

    /** The kind of work, by its class: how it can be made to bring its context along. */
    private enum Kind {
        /** There is propagated work in it already, or it is that. */
        PROPAGATES,
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
        private static final ClassValue<Kind> KINDS = new ClassValue<>() {
            @Override
            protected Kind computeValue(Class<?> type) {
                return find(type);
            }
        };

        static Kind of(Object work) {
            return KINDS.get(work.getClass());
        }

        private static Kind find(Class<?> type) {
            if (isAny(type, FutureTask.class, AsynchronousCompletionTask.class, PropagatedWork.class)) {
                return PROPAGATES;
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

    /** Whether work brings a context along already. */
    static boolean propagates(Object work) {
        return Kind.of(work) == Kind.PROPAGATES;
    }

    /** The same work in a child of the current context; as it is when that is not live, or when the work cannot be replaced. */
    static Object inCurrentContext(Object work) {
        Kind kind = Kind.of(work);
        if (kind == Kind.PROPAGATES || kind == Kind.FIXED) {
            return work;
        }
        Context parent = CurrentContext.live();
        if (parent == null) {
            return work;
        }
        return switch (kind) {
            case ONE_ARGUMENT -> new OneArgument(work, parent);
            case TWO_ARGUMENTS -> new TwoArguments(work, parent);
            default -> new Plain(work, parent);
        };
    }

    @Override
    final Context lineage() {
        if (lineage == null) {
            lineage = placeOnly();
        }
        return lineage;
    }

    @Override
    public String toString() {
        return work.toString();
    }

    /** Work without an argument: it is run, called or asked. */
    public static final class Plain extends PropagatedWork implements Runnable, Callable<Object>, Supplier<Object> {

        /** Puts {@code work} into the next child of a context. */
        public Plain(Object work, Context parent) {
            super(work, parent);
        }

        @Override
        public void run() {
            Context before = CurrentContext.swap(this);
            try {
                ((Runnable) work).run();
            } finally {
                CurrentContext.swap(before);
            }
        }

        @Override
        public Object call() throws Exception {
            Context before = CurrentContext.swap(this);
            try {
                return ((Callable<?>) work).call();
            } finally {
                CurrentContext.swap(before);
            }
        }

        @Override
        public Object get() {
            Context before = CurrentContext.swap(this);
            try {
                return ((Supplier<?>) work).get();
            } finally {
                CurrentContext.swap(before);
            }
        }
    }

    /** Work with one argument. */
    @SuppressWarnings("overloads")
    private static final class OneArgument extends PropagatedWork
            implements Function<Object, Object>, Consumer<Object> {

        OneArgument(Object work, Context parent) {
            super(work, parent);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object apply(Object argument) {
            Context before = CurrentContext.swap(this);
            try {
                return ((Function<Object, Object>) work).apply(argument);
            } finally {
                CurrentContext.swap(before);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public void accept(Object argument) {
            Context before = CurrentContext.swap(this);
            try {
                ((Consumer<Object>) work).accept(argument);
            } finally {
                CurrentContext.swap(before);
            }
        }
    }

    /** Work with two arguments. */
    @SuppressWarnings("overloads")
    private static final class TwoArguments extends PropagatedWork
            implements BiFunction<Object, Object, Object>, BiConsumer<Object, Object> {

        TwoArguments(Object work, Context parent) {
            super(work, parent);
        }

        @Override
        @SuppressWarnings("unchecked")
        public Object apply(Object first, Object second) {
            Context before = CurrentContext.swap(this);
            try {
                return ((BiFunction<Object, Object, Object>) work).apply(first, second);
            } finally {
                CurrentContext.swap(before);
            }
        }

        @Override
        @SuppressWarnings("unchecked")
        public void accept(Object first, Object second) {
            Context before = CurrentContext.swap(this);
            try {
                ((BiConsumer<Object, Object>) work).accept(first, second);
            } finally {
                CurrentContext.swap(before);
            }
        }
    }
}
