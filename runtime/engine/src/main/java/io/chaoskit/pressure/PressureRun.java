package io.chaoskit.pressure;

/** The run that a pressure is put on for, as the pressure sees it. Safe for all threads. */
public interface PressureRun {

    /**
     * The object under test.
     *
     * @return null when the scenario has none
     */
    Object target();

    /**
     * Whether the run stops. What takes long asks between its parts, and leaves the rest undone.
     *
     * @return true from then on
     */
    boolean stopping();
}
