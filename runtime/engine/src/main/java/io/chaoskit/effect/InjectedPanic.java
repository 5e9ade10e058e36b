package io.chaoskit.effect;

/** The error that {@code panic()} throws: an {@code Error}, so that {@code catch (Exception)} does not hide it. */
public final class InjectedPanic extends Error implements Injected {

    private static final long serialVersionUID = 1L;

    /**
     * A panic.
     *
     * @param message says where
     */
    public InjectedPanic(String message) {
        super(message);
    }
}
