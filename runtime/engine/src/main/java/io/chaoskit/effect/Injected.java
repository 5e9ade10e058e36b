package io.chaoskit.effect;

/**
 * Marks a throwable as injected: ChaosKit threw it on purpose, and it is no failure of the code under test. A throwable of the
 * user's own type carries it as a suppressed {@link InjectedFault}.
 */
public interface Injected {

    /**
     * Whether a throwable was injected.
     *
     * @param thrown any; null is not
     * @return true for ChaosKit's own types and for what carries its mark, not for what merely has it as a cause
     */
    static boolean is(Throwable thrown) {
        return thrown != null && (thrown instanceof Injected || InjectedFault.marks(thrown));
    }
}
