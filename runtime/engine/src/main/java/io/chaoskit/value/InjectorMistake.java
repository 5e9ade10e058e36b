package io.chaoskit.value;

import java.util.Objects;

/**
 * Thrown by a trigger or an effect that is wrong itself. The run ends and reports the mistake; the code under test never sees the
 * exception, and goes on as if nothing had fired.
 */
public final class InjectorMistake extends RuntimeException {

    private static final long serialVersionUID = 1L;

    private final transient Mistake mistake;

    /**
     * A mistake of the scenario that shows as late as in its run.
     *
     * @param mistake what is wrong, and where
     * @param cause what it threw
     */
    public InjectorMistake(Mistake mistake, Throwable cause) {
        super(mistake.toString(), cause);
        this.mistake = Objects.requireNonNull(mistake, "mistake");
    }

    /**
     * A mistake that was not written in a script.
     *
     * @param what what is wrong, for messages
     * @param thrown what it threw
     * @return without a place
     */
    public static InjectorMistake of(String what, Throwable thrown) {
        String why = thrown.getMessage() == null ? "" : ": " + thrown.getMessage();
        String message = what + " threw " + thrown.getClass().getSimpleName() + why;
        return new InjectorMistake(Mistake.of(SourceLocation.UNKNOWN, message), thrown);
    }

    /**
     * What is wrong.
     *
     * @return with its place, where that is known
     */
    public Mistake mistake() {
        return mistake;
    }
}
