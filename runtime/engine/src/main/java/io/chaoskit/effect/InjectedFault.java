package io.chaoskit.effect;

import java.util.Collections;
import java.util.Map;
import java.util.Set;
import java.util.WeakHashMap;

/** The mark that an injected throwable of the user's own type carries as suppressed. Never thrown. */
public final class InjectedFault extends Exception implements Injected {

    private static final long serialVersionUID = 1L;

    /** Marks of throwables that were made without room for a suppressed exception. */
    private static final Map<Throwable, InjectedFault> UNSUPPRESSED = Collections.synchronizedMap(new WeakHashMap<>());

    InjectedFault(String where) {
        super(where, null, false, false);
    }

    /** Marks a throwable of the user's own type as injected. Safe for all threads. */
    static void mark(Throwable thrown, InjectedFault mark) {
        thrown.addSuppressed(mark);
        if (!marks(thrown)) {
            UNSUPPRESSED.put(thrown, mark);
        }
    }

    static boolean marks(Throwable thrown) {
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (suppressed instanceof InjectedFault) {
                return true;
            }
        }
        return UNSUPPRESSED.containsKey(thrown);
    }

    /** Whether an injected throwable is among the causes; {@code seen} ends circles. */
    static boolean causes(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return false;
        }
        if (Injected.is(thrown) || causes(thrown.getCause(), seen)) {
            return true;
        }
        for (Throwable each : thrown.getSuppressed()) {
            if (causes(each, seen)) {
                return true;
            }
        }
        return false;
    }
}
