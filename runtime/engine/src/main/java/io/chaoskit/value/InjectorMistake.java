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
     * What is wrong.
     *
     * @return with its place, where that is known
     */
    public Mistake mistake() {
        return mistake;
    }
}
