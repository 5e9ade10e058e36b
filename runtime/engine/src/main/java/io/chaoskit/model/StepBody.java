package io.chaoskit.model;

/** What a step does. Called by all lanes at once. */
@FunctionalInterface
public interface StepBody {

    /**
     * Does it.
     *
     * @param context the iteration it belongs to
     * @throws Throwable fails the iteration
     */
    void run(StepContext context) throws Throwable;
}
