package io.chaoskit.model;

/** Something done once in a run: set-up, tear-down, closing the target. */
@FunctionalInterface
public interface Action {

    /**
     * Does it.
     *
     * @param target the object under test; null when the scenario has none
     * @throws Throwable is in the report
     */
    void run(Object target) throws Throwable;
}
