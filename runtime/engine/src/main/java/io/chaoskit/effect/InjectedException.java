package io.chaoskit.effect;

/** The exception that {@code error(text)} throws: unchecked, with the text as its message. */
public final class InjectedException extends RuntimeException implements Injected {

    private static final long serialVersionUID = 1L;

    /**
     * An error.
     *
     * @param message the scenario's text
     */
    public InjectedException(String message) {
        super(message);
    }
}
