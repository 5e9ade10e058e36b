package io.chaoskit.model;

/**
 * The code of a step. Called by all lanes at once.
 *
 * @param <T> the type of the object under test
 */
@FunctionalInterface
public interface StepBody<T> {

    /**
     * Does it.
     *
     * @param context the iteration it belongs to
     * @throws Throwable fails the iteration
     */
    void run(StepContext<T> context) throws Throwable;
}
