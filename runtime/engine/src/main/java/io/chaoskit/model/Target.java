package io.chaoskit.model;

import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;

/**
 * The system under test.
 *
 * @param create makes it, once in a run
 * @param close ends it
 * @param whole runs it as the only step when the scenario has none; empty when it cannot be run by itself, or when that is
 *     known only after it was created
 * @param known whether the object exists already, so that {@code whole} is final
 * @param type what to call it in messages
 * @param at where it was written
 */
public record Target(
        Callable<?> create, Action close, Optional<StepBody> whole, boolean known, String type, SourceLocation at) {

    /** Rejects null parts. */
    public Target {
        Objects.requireNonNull(create, "create");
        Objects.requireNonNull(close, "close");
        Objects.requireNonNull(whole, "whole");
        Objects.requireNonNull(type, "type");
        Objects.requireNonNull(at, "at");
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
                Runner.of(object),
                true,
                object.getClass().getSimpleName(),
                SourceLocation.UNKNOWN);
    }

    /**
     * An object that is made when the run starts.
     *
     * @param create makes it
     * @param close ends it
     * @return the target
     */
    public static Target created(Callable<?> create, Action close) {
        return new Target(create, close, Optional.empty(), false, "created", SourceLocation.UNKNOWN);
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

    /** The steps of a scenario; without any, the target itself is one when it can be run. */
    List<Step> stepsOr(List<Step> steps) {
        return steps.isEmpty() && known ? List.of(new Step("run", whole.orElseThrow(), at)) : steps;
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
}
