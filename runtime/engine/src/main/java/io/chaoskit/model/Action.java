package io.chaoskit.model;

/**
 * An action done once in a run: setup, teardown, closing the target.
 *
 * @param <T> the type of the object under test
 */
@FunctionalInterface
public interface Action<T> {

    /**
     * Does it.
     *
     * @param target the object under test; null when the scenario has none
     * @throws Throwable is in the report
     */
    void run(T target) throws Throwable;
}
