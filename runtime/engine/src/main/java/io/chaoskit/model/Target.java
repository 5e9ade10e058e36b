package io.chaoskit.model;

import io.chaoskit.value.SourceLocation;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/** The system under test: an object that exists, or one that is created when the run starts. Immutable. */
public final class Target {

    private static final String[] NAMES = {"run", "call", "execute"};

    private final Callable<?> create;
    private final Action<Object> close;
    /** Runs it as the only step; empty when it cannot be run by itself, or when that is known only after it was created. */
    private final Optional<StepBody<Object>> whole;
    /** Whether the object exists already, so that {@code whole} is final. */
    private final boolean known;

    private final String type;
    private final SourceLocation at;

    private Target(
            Callable<?> create,
            Action<Object> close,
            Optional<StepBody<Object>> whole,
            boolean known,
            String type,
            SourceLocation at) {
        this.create = Objects.requireNonNull(create, "create");
        this.close = Objects.requireNonNull(close, "close");
        this.whole = whole;
        this.known = known;
        this.type = Objects.requireNonNull(type, "type");
        this.at = Objects.requireNonNull(at, "at");
    }

    /**
     * An object that exists. It is closed at the end of the run when it is {@link AutoCloseable}.
     *
     * @param object a {@code Runnable}, {@code Callable}, an object with a public no-argument {@code run()}, {@code call()}
     *     or {@code execute()}, or any other when the scenario has steps
     * @return the target
     * @throws IllegalArgumentException if it is null
     */
    public static Target of(Object object) {
        if (object == null) {
            throw new IllegalArgumentException("target must be an object, but was null");
        }
        return new Target(
                () -> object,
                Target::closeIfCloseable,
                runs(object),
                true,
                object.getClass().getSimpleName(),
                SourceLocation.UNKNOWN);
    }

    /**
     * An object that is created when the run starts.
     *
     * @param create creates it
     * @param close ends it
     * @param <T> its type
     * @return the target
     */
    @SuppressWarnings("unchecked")
    public static <T> Target created(Callable<? extends T> create, Action<? super T> close) {
        return new Target(create, (Action<Object>) close, Optional.empty(), false, "created", SourceLocation.UNKNOWN);
    }

    /**
     * Closes an object that can be closed, as the default end of a target.
     *
     * @param target any, null too
     * @throws Exception what {@code close} throws
     */
    public static void closeIfCloseable(Object target) throws Exception {
        if (target instanceof AutoCloseable closeable) {
            closeable.close();
        }
    }

    /**
     * The same, run in another way when the scenario has no step.
     *
     * @param newType what to call it in messages
     * @param body runs it
     * @return a copy
     */
    public Target withWhole(String newType, StepBody<Object> body) {
        return new Target(create, close, Optional.of(body), known, newType, at);
    }

    /**
     * The same, written elsewhere.
     *
     * @param location for messages
     * @return a copy
     */
    public Target withLocation(SourceLocation location) {
        return new Target(create, close, whole, known, type, location);
    }

    /**
     * Creates the object under test, once in a run.
     *
     * @return called when the run starts
     */
    public Callable<?> create() {
        return create;
    }

    /**
     * Ends the object under test.
     *
     * @return called when the run ends
     */
    public Action<Object> close() {
        return close;
    }

    /**
     * The type for messages.
     *
     * @return for example {@code Shop}
     */
    public String type() {
        return type;
    }

    /**
     * The place where it was written.
     *
     * @return for messages
     */
    public SourceLocation at() {
        return at;
    }

    /**
     * The only step of a scenario without steps, for an object that was created.
     *
     * @param object that was created; null cannot be run
     * @return empty when it is no {@code Runnable} or {@code Callable} and has no public no-argument {@code run},
     *     {@code call} or {@code execute}
     */
    public Optional<Step> step(Object object) {
        return runs(object).map(body -> new Step("run", body, at));
    }

    /** Whether it is certain already that it cannot be run. */
    boolean cannotRun() {
        return known && whole.isEmpty();
    }

    /** The steps of a scenario; without any, the target itself is one when it can be run. */
    List<Step> stepsOr(List<Step> steps) {
        return steps.isEmpty() && known ? List.of(new Step("run", whole.orElseThrow(), at)) : steps;
    }

    private static Optional<StepBody<Object>> runs(Object object) {
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
            Optional<StepBody<Object>> body = method(object, name);
            if (body.isPresent()) {
                return body;
            }
        }
        return Optional.empty();
    }

    private static Optional<StepBody<Object>> method(Object object, String name) {
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
