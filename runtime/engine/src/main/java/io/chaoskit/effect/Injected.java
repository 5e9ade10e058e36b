package io.chaoskit.effect;

/**
 * The mark of a throwable that ChaosKit threw on purpose, so that it can be told from an organic one. A throwable of the
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
