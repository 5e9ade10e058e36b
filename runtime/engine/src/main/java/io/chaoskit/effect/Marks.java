package io.chaoskit.effect;

import java.util.Collections;
import java.util.Map;
import java.util.WeakHashMap;

/** Marks throwables of the user's own types as injected. Safe for all threads. */
final class Marks {

    /** Those that were made without room for a suppressed exception. */
    private static final Map<Throwable, InjectedFault> UNSUPPRESSED = Collections.synchronizedMap(new WeakHashMap<>());

    private Marks() {}

    static void mark(Throwable thrown, InjectedFault mark) {
        thrown.addSuppressed(mark);
        if (!marked(thrown)) {
            UNSUPPRESSED.put(thrown, mark);
        }
    }

    static boolean marked(Throwable thrown) {
        for (Throwable suppressed : thrown.getSuppressed()) {
            if (suppressed instanceof InjectedFault) {
                return true;
            }
        }
        return UNSUPPRESSED.containsKey(thrown);
    }
}
