package io.chaoskit.value;

import java.util.Objects;

/**
 * A mistake in a scenario, found before it runs.
 *
 * @param at where it was written
 * @param message what went wrong, a sentence without its full stop
 * @param hint what to do; empty when the message says it
 */
public record Mistake(SourceLocation at, String message, String hint) {

    /** Rejects null parts. */
    public Mistake {
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(message, "message");
        Objects.requireNonNull(hint, "hint");
    }

    /**
     * A mistake that a value's own check found; what follows the first semicolon is the hint.
     *
     * @param at where the value was written
     * @param message for example {@code repeat must be 1 or more, but was 0; leave it out for one iteration}
     * @return the mistake
     */
    public static Mistake of(SourceLocation at, String message) {
        int split = message.indexOf("; ");
        return split < 0
                ? new Mistake(at, message, "")
                : new Mistake(at, message.substring(0, split), message.substring(split + 2));
    }

    @Override
    public String toString() {
        return (at.known() ? at + ": " : "") + message + (hint.isEmpty() ? "" : "; " + hint);
    }
}
