package io.chaoskit.effect;

import java.util.Collections;
import java.util.IdentityHashMap;

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

    /**
     * Whether a throwable was injected, or has an injected one among its causes and what those suppress.
     *
     * @param thrown any; null has none
     * @return false when no injected one has a part in it
     */
    static boolean causes(Throwable thrown) {
        return InjectedFault.causes(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
    }
}
