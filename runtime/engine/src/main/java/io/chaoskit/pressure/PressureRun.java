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
