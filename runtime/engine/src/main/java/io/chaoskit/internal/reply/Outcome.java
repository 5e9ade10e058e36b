package io.chaoskit.internal.reply;

import io.chaoskit.site.Call.Ending;
import java.util.concurrent.CompletionException;

/**
 * The outcome of a call.
 *
 * @param value what it returned; null for nothing
 * @param thrown what it threw; null when it returned
 */
public record Outcome(Object value, Throwable thrown) {

    /** A call that returned. */
    public static Outcome of(Object value) {
        return new Outcome(value, null);
    }

    /** A call that failed. */
    public static Outcome failed(Throwable thrown) {
        return new Outcome(null, thrown);
    }

    /** As a stage reports it: a failure of an earlier one is wrapped. */
    static Outcome reported(Object value, Throwable thrown) {
        boolean wrapped = thrown instanceof CompletionException && thrown.getCause() != null;
        return new Outcome(value, wrapped ? thrown.getCause() : thrown);
    }

    /** What an ending makes of it. */
    public Outcome after(Ending ending) {
        try {
            return of(ending.end(value, thrown));
        } catch (Throwable other) {
            return failed(other);
        }
    }

    /** The value, or what was thrown. */
    Object get() throws Throwable {
        if (thrown != null) {
            throw thrown;
        }
        return value;
    }
}
