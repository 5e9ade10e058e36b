package io.chaoskit.report;

import io.chaoskit.internal.text.Plural;
import java.util.Locale;
import java.util.Objects;

/**
 * A cause of a verdict that is not PASS, besides counts and violations.
 *
 * @param kind what it is
 * @param subject the injector or the validator that it is about; empty for others
 * @param text for people
 */
public record Cause(Kind kind, String subject, String text) {

    /** The kind of a cause. */
    public enum Kind {
        /** Fails the run, whatever the thresholds say. */
        FATAL,
        /** An injector was never reached. */
        UNREACHED,
        /** An injector was reached, but too seldom to fire. */
        UNFIRED,
        /** An injector was reached and never fired, as its trigger may: a doubt only where nothing may be left out. */
        IDLE,
        /** Something failed that ended the run, which fails the run. */
        ENDED,
        /** A validator could not tell. */
        CRASHED,
        /** No iteration was completed. */
        EMPTY,
        /** Anything else that makes a run prove nothing. */
        DOUBT;

        /**
         * Whether only the whole run shows it, and not one of its shards.
         *
         * @return true for what more iterations may change
         */
        public boolean ofWholeRun() {
            return this == UNREACHED || this == UNFIRED || this == IDLE || this == EMPTY;
        }

        /**
         * The kind in reports.
         *
         * @return in small letters
         */
        public String text() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Rejects null. */
    public Cause {
        Objects.requireNonNull(kind, "kind");
        Objects.requireNonNull(subject, "subject");
        Objects.requireNonNull(text, "text");
    }

    /**
     * An injector that was reached and never fired.
     *
     * @param injector its report
     * @return the cause, with its hits
     */
    public static Cause idle(InjectorReport injector) {
        return new Cause(
                Kind.IDLE,
                injector.name(),
                "injector " + injector.name() + " never fired: " + Plural.of(injector.hits(), "hit") + ", none fired");
    }

    /**
     * A cause that is about no injector and no validator.
     *
     * @param kind what it is
     * @param text for people
     * @return the cause
     */
    public static Cause of(Kind kind, String text) {
        return new Cause(kind, "", text);
    }
}
