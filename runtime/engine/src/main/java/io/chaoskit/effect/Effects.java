package io.chaoskit.effect;

import java.time.Duration;
import java.util.List;

/** The effects there are, by the words of the DSL. */
public final class Effects {

    private Effects() {}

    /**
     * A wait of a fixed length.
     *
     * @param length zero or more
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static Effect delay(Duration length) {
        return new Delay(length, length);
    }

    /**
     * A wait of a length drawn for each fault.
     *
     * @param min the shortest
     * @param max the longest, exclusive
     * @return the effect
     * @throws IllegalArgumentException if one is negative or {@code min > max}
     */
    public static Effect delay(Duration min, Duration max) {
        return new Delay(min, max);
    }

    /**
     * An {@link InjectedPanic}.
     *
     * @return the effect
     */
    public static Effect panic() {
        return new Panic();
    }

    /**
     * An {@link InjectedException}.
     *
     * @param message its message
     * @return the effect
     */
    public static Effect error(String message) {
        return new ThrowError(message);
    }

    /**
     * An exception of the user's choice, with a message that names the site.
     *
     * @param type what to throw
     * @return the effect
     * @throws IllegalArgumentException if the type cannot be made
     */
    public static Effect exception(Class<? extends Throwable> type) {
        return new ThrowException(type, null);
    }

    /**
     * An exception of the user's choice.
     *
     * @param type what to throw
     * @param message its message
     * @return the effect
     * @throws IllegalArgumentException if the type cannot be made
     */
    public static Effect exception(Class<? extends Throwable> type, String message) {
        return new ThrowException(type, message);
    }

    /**
     * An interrupt of the step, or the cancellation of a future, 10 ms after the hit.
     *
     * @return the effect
     */
    public static Effect cancellation() {
        return new Cancellation(Cancellation.USUAL);
    }

    /**
     * An interrupt of the step, or the cancellation of a future.
     *
     * @param after how long after the hit, zero or more
     * @return the effect
     * @throws IllegalArgumentException if negative
     */
    public static Effect cancellation(Duration after) {
        return new Cancellation(after);
    }

    /**
     * Several as one, in order.
     *
     * @param parts at least one
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect all(Effect... parts) {
        return new All(List.of(parts));
    }

    /**
     * One of several, drawn for each fault.
     *
     * @param parts at least one
     * @return the effect
     * @throws IllegalArgumentException if there are none
     */
    public static Effect oneOf(Effect... parts) {
        return new OneOf(List.of(parts));
    }
}
