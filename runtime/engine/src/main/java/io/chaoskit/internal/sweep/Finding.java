package io.chaoskit.internal.sweep;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/**
 * Something wrong that an experiment showed.
 *
 * @param kind what is wrong
 * @param message for people
 * @param sameAs what findings with the same cause have in common
 */
public record Finding(Kind kind, String message, String sameAs) {

    /** What is wrong. */
    public enum Kind {
        /** A check does not hold, in the iteration with the fault or at the end. */
        VIOLATION,
        /** A step does not end. */
        HANG,
        /** Something was left behind: a thread, a file descriptor, memory. */
        LEAK,
        /** An iteration without faults fails afterwards. */
        RECOVERY,
        /** A step ended with an exception that the injected one did not cause. */
        FOREIGN,
        /** The step reported success although an exception was injected, and a check says otherwise. */
        VANISHED;

        /** The kind in reports. */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Rejects null. */
    public Finding {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(sameAs, "sameAs");
    }

    Map<String, Object> toMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("kind", kind.name());
        map.put("message", message);
        map.put("sameAs", sameAs);
        return map;
    }

    static Finding of(Map<?, ?> map) {
        return new Finding(
                Kind.valueOf((String) map.get("kind")), (String) map.get("message"), (String) map.get("sameAs"));
    }
}
