package io.chaoskit.pressure;

import java.util.List;

/** A pressure: takes a resource away for a while. Immutable, safe for all threads, and open several times at once when runs share it. */
@FunctionalInterface
public interface Pressure {

    /**
     * Puts it on. Returns when it is on, or sooner when the run stops.
     *
     * @param run what it is for
     * @return takes it off when closed, at once, and not before everything is given back
     * @throws Exception when it cannot be put on; nothing is held then
     */
    AutoCloseable open(Run run) throws Exception;

    /**
     * Checks before a run whether it can be put on, and again before the first iteration.
     *
     * @throws IllegalStateException when it does not fit: {@code <subject> must <rule>, but <what there is>; <what to do>}
     * @throws Exception when that cannot be found out, which fails the run
     */
    default void check() throws Exception {}

    /**
     * Whether the run is worth nothing when it cannot be put on, or not be taken off.
     *
     * @return false for what may find room the next time
     */
    default boolean vital() {
        return false;
    }

    /**
     * The word a user types for it.
     *
     * @return for example {@code cpuStress}
     */
    default String word() {
        return getClass().isSynthetic() || getClass().isHidden()
                ? "pressure"
                : getClass().getSimpleName();
    }

    /**
     * What stands behind the word.
     *
     * @return the arguments in order, options last: {@code load: 80%}
     */
    default List<String> arguments() {
        return List.of();
    }

    /**
     * The pressure as the user wrote it.
     *
     * @return for example {@code cpuStress(4, load: 80%)}
     */
    default String text() {
        return word() + "(" + String.join(", ", arguments()) + ")";
    }

    /** The run that a pressure is put on for. Safe for all threads. */
    interface Run {

        /**
         * The object under test.
         *
         * @return null when the scenario has none
         */
        Object target();

        /**
         * What one of the scenario's resources was opened as.
         *
         * @param type its type
         * @param <T> the same
         * @return the first of that type
         * @throws IllegalStateException if there is none
         */
        default <T> T opened(Class<T> type) {
            throw new IllegalStateException("the run has no " + type.getSimpleName());
        }

        /**
         * Whether the run stops. What takes long asks between its parts, and leaves the rest undone.
         *
         * @return true from then on
         */
        boolean stopping();
    }
}
