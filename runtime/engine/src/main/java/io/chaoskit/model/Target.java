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

/**
 * The system under test: an object that exists, one that is created when the run starts, or one for each lane or iteration. Immutable.
 */
public final class Target {

    /** That of a scenario whose steps need none: null. */
    static final Target NONE = made(Lifetime.RUN, "none", context -> null, none -> {});

    private static final String[] NAMES = {"run", "call", "execute"};

    private final Lifetime lifetime;
    private final Maker<?> maker;
    private final Action<Object> close;
    /** Runs it as the only step; empty when it cannot be run by itself, or when that is known only after it was created. */
    private final Optional<StepBody<Object>> whole;
    /** Whether the object exists already, so that {@code whole} is final. */
    private final boolean known;

    private final String type;
    private final SourceLocation at;

    /** The lifetime of the object under test: what it is made for. */
    public enum Lifetime {
        /** One for the whole run, which all lanes share. */
        RUN,
        /** One for each lane, made and closed by the lane's thread. */
        LANE,
        /** One for each iteration, made before it and closed after its checks, by the lane's thread. */
        ITERATION
    }

    /**
     * Makes an object under test. Called by several lanes at once when each makes its own.
     *
     * @param <T> its type
     */
    @FunctionalInterface
    public interface Maker<T> {

        /**
         * Makes it. Nothing is injected meanwhile, and the time is not an iteration's.
         *
         * @param context what it is made for: its lane and its iteration, which are 0 for one that is made for more; it has no target
         * @return the object
         * @throws Exception fails the run
         */
        T make(StepContext<?> context) throws Exception;
    }

    private Target(
            Lifetime lifetime,
            Maker<?> maker,
            Action<Object> close,
            Optional<StepBody<Object>> whole,
            boolean known,
            String type,
            SourceLocation at) {
        this.lifetime = lifetime;
        this.maker = Objects.requireNonNull(maker, "create");
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
                Lifetime.RUN,
                context -> object,
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
    public static <T> Target created(Callable<? extends T> create, Action<? super T> close) {
        Objects.requireNonNull(create, "create");
        return made(Lifetime.RUN, "created", context -> create.call(), close);
    }

    /**
     * An object for each lane, so that what one lane does to it is not seen by another. Set-up and tear-down have no target.
     *
     * @param create creates it, on the lane's thread, before the lane's first iteration
     * @param close ends it, after the lane's last iteration
     * @param <T> its type
     * @return the target
     */
    public static <T> Target perLane(Maker<? extends T> create, Action<? super T> close) {
        return made(Lifetime.LANE, "one for each lane", create, close);
    }

    /**
     * An object for each iteration, so that none can be spoiled by an earlier one. Set-up and tear-down have no target.
     *
     * @param create creates it, on the lane's thread, before the first step; one that throws fails the iteration, and the run
     * @param close ends it, after the checks of the iteration
     * @param <T> its type
     * @return the target
     */
    public static <T> Target perIteration(Maker<? extends T> create, Action<? super T> close) {
        return made(Lifetime.ITERATION, "one for each iteration", create, close);
    }

    @SuppressWarnings("unchecked")
    private static Target made(Lifetime lifetime, String type, Maker<?> maker, Action<?> close) {
        return new Target(
                lifetime, maker, (Action<Object>) close, Optional.empty(), false, type, SourceLocation.UNKNOWN);
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
        return new Target(lifetime, maker, close, Optional.of(body), known, newType, at);
    }

    /**
     * The same, written elsewhere.
     *
     * @param location for messages
     * @return a copy
     */
    public Target withLocation(SourceLocation location) {
        return new Target(lifetime, maker, close, whole, known, type, location);
    }

    /**
     * The lifetime of the object under test.
     *
     * @return what it is made for
     */
    public Lifetime lifetime() {
        return lifetime;
    }

    /**
     * Makes the object under test, once in its lifetime.
     *
     * @return called when that begins
     */
    public Maker<?> maker() {
        return maker;
    }

    /**
     * Ends the object under test.
     *
     * @return called when its lifetime ends
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

    /**
     * The only step of a scenario without steps, for an object that is made for each lane or iteration.
     *
     * @return runs the object that is the target then
     */
    public Step stepOfEach() {
        return new Step("run", context -> runs(context.target()).orElseThrow().run(context), at);
    }

    /**
     * Whether two targets are one object that exists: then what one run does to it is seen by the other.
     *
     * @param other any
     * @return false for objects that are made when a run starts, or as late as for a lane or an iteration
     */
    public boolean isSameAs(Target other) {
        return known && other.known && existing() == other.existing();
    }

    /** What is there already; making it again gives the same. */
    private Object existing() {
        try {
            return maker.make(null);
        } catch (Exception made) {
            throw new IllegalStateException("an object that is there is not made", made);
        }
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
