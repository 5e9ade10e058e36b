package io.chaoskit.effect;

import io.chaoskit.site.ExplicitPoint;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;

/**
 * Throws an exception of a type that the scenario names, marked as injected. By default at {@code Chaos.maybeError()}.
 *
 * @param type what to throw
 * @param message its message; null for one that names the site
 */
public record ThrowException(Class<? extends Throwable> type, String message) implements Effect {

    /** Rejects a type that cannot be made: abstract, out of reach, or with no constructor for a message or nothing. */
    public ThrowException {
        Objects.requireNonNull(type, "type");
        if (Modifier.isAbstract(type.getModifiers())) {
            throw new IllegalArgumentException("exception(" + type.getSimpleName()
                    + ") must be a class that can be made, but it is abstract; name one of its subclasses");
        }
        constructor(type);
    }

    @Override
    public void apply(Hit hit) throws Throwable {
        throw made(hit);
    }

    /** The exception of this fault, marked as injected. */
    Throwable made(Hit hit) throws ReflectiveOperationException {
        Throwable made =
                make(message != null ? message : "injected at " + hit.site().text());
        Marks.mark(
                made,
                new InjectedFault(
                        "injected by " + hit.injector() + " at " + hit.site().text()));
        return made;
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

    @Override
    public List<Class<? extends Throwable>> thrown() {
        return List.of(type);
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
                + "; inject a closure that throws it: inject { hit -> throw … }");
    }

    @Override
    public List<Site> defaultSites() {
        return List.of(ExplicitPoint.ERROR);
    }

    @Override
    public String text() {
        return "exception(" + type.getSimpleName() + (message == null ? "" : ", '" + message + "'") + ")";
    }
}
