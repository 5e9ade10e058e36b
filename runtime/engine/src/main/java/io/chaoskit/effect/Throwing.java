package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/** Effects that throw: {@code panic}, {@code error} and {@code exception}. */
sealed interface Throwing extends Effect permits Throwing.Panic, Throwing.Unchecked, Throwing.Chosen {

    /** Throws an {@link InjectedPanic}. By default at {@code Chaos.maybePanic()}. */
    record Panic() implements Throwing {

        @Override
        public void apply(Hit hit) {
            throw new InjectedPanic("injected panic at " + hit.site().text());
        }

        @Override
        public List<Site> defaultSites() {
            return List.of(Sites.maybePanic());
        }

        @Override
        public String text() {
            return "panic()";
        }
    }

    /**
     * Throws an {@link InjectedException}. By default at {@code Chaos.maybeError()}.
     *
     * @param message the exception's message
     */
    record Unchecked(String message) implements Throwing {

        /** Rejects null. */
        public Unchecked {
            Objects.requireNonNull(message, "message");
        }

        @Override
        public void apply(Hit hit) {
            throw new InjectedException(message);
        }

        @Override
        public List<Site> defaultSites() {
            return List.of(Sites.maybeError());
        }

        @Override
        public String text() {
            return "error('" + message + "')";
        }
    }

    /** Throws an exception of the scenario's choice, marked as injected. By default at {@code Chaos.maybeError()}. */
    sealed interface Chosen extends Throwing permits OfType, Made {

        /** What to throw. */
        Class<? extends Throwable> type();

        /** An exception for a hit. */
        Throwable make(Hit hit) throws ReflectiveOperationException;

        /** The exception of this fault, marked as injected. */
        default Throwable made(Hit hit) throws ReflectiveOperationException {
            Throwable made = make(hit);
            InjectedFault.mark(
                    made,
                    new InjectedFault("injected by " + hit.injector() + " at "
                            + hit.site().text()));
            return made;
        }

        @Override
        default void apply(Hit hit) throws Throwable {
            throw made(hit);
        }

        @Override
        default List<Class<? extends Throwable>> thrown() {
            return List.of(type());
        }

        @Override
        default List<Site> defaultSites() {
            return List.of(Sites.maybeError());
        }
    }

    /**
     * Throws an exception of a type that the scenario names, marked as injected. By default at {@code Chaos.maybeError()}.
     *
     * @param type what to throw
     * @param message its message; null for one that names the site
     */
    record OfType(Class<? extends Throwable> type, String message) implements Chosen {

        /** Rejects a type that cannot be made: abstract, out of reach, or with no constructor for a message or nothing. */
        public OfType {
            Objects.requireNonNull(type, "type");
            if (Modifier.isAbstract(type.getModifiers())) {
                throw new IllegalArgumentException("exception(" + type.getSimpleName()
                        + ") must be a class that can be made, but it is abstract; name one of its subclasses");
            }
            constructor(type);
        }

        @Override
        public Throwable make(Hit hit) throws ReflectiveOperationException {
            return make(message != null ? message : "injected at " + hit.site().text());
        }

        private Throwable make(String text) throws ReflectiveOperationException {
            Constructor<? extends Throwable> constructor = constructor(type);
            Object[] arguments = new Object[constructor.getParameterCount()];
            for (int i = 0; i < arguments.length; i++) {
                arguments[i] = constructor.getParameterTypes()[i] == String.class ? text : null;
            }
            try {
                return constructor.newInstance(arguments);
            } catch (InvocationTargetException e) {
                return e.getCause();
            }
        }

        private static <T extends Throwable> Constructor<T> constructor(Class<T> type) {
            for (Class<?>[] parameters :
                    new Class<?>[][] {{String.class}, {String.class, Throwable.class}, {}, {Throwable.class}}) {
                try {
                    Constructor<T> constructor = type.getConstructor(parameters);
                    // The class itself may not be public, or its package not be exported.
                    if (constructor.trySetAccessible()) {
                        return constructor;
                    }
                } catch (NoSuchMethodException next) {
                    continue;
                }
            }
            throw new IllegalArgumentException("exception(" + type.getSimpleName()
                    + ") must have a public constructor of (String), (String, Throwable), () or (Throwable)"
                    + "; exception({ new " + type.getSimpleName() + "(…) }) makes it");
        }

        @Override
        public String text() {
            return "exception(" + type.getSimpleName() + (message == null ? "" : ", '" + message + "'") + ")";
        }
    }

    /**
     * Throws an exception that the scenario makes, for one with a constructor of its own.
     *
     * @param type what it makes
     * @param maker makes another one for each fault; called by many threads at once
     */
    record Made(Class<? extends Throwable> type, Supplier<? extends Throwable> maker) implements Chosen {

        /** Made once to know its type; throws an {@link IllegalArgumentException} when nothing comes of it. */
        static Made of(Supplier<? extends Throwable> maker) {
            Throwable first;
            try {
                first = maker.get();
            } catch (IllegalArgumentException told) {
                throw told;
            } catch (Throwable thrown) {
                throw new IllegalArgumentException(
                        "exception must be given what makes an exception, but it threw "
                                + thrown.getClass().getSimpleName() + "; let it return the exception",
                        thrown);
            }
            if (first == null) {
                throw new IllegalArgumentException("exception must be given what makes an exception, but it made null");
            }
            return new Made(first.getClass(), maker);
        }

        @Override
        public Throwable make(Hit hit) {
            return maker.get();
        }

        @Override
        public String text() {
            return "exception(" + type.getSimpleName() + ")";
        }
    }
}
