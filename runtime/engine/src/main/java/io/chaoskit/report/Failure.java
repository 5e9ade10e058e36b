package io.chaoskit.report;

import io.chaoskit.plan.Fault;
import io.chaoskit.validator.Severity;
import java.util.List;
import java.util.Optional;

/**
 * One thing that went wrong in a run.
 *
 * @param iteration from 1; 0 when it was outside of every iteration
 * @param lane from 1; 0 when it was outside of every lane
 * @param kind what went wrong
 * @param step the step that failed; empty for others
 * @param validator the id of the validator; empty for others
 * @param severity how much it weighs
 * @param message for people
 * @param exception what was thrown
 * @param faults the trace of the iteration, in order
 * @param faultsDropped how many more there were
 * @param replay the command that repeats the run; empty when there is none
 */
public record Failure(
        long iteration,
        int lane,
        Kind kind,
        String step,
        String validator,
        Severity severity,
        String message,
        Optional<Thrown> exception,
        List<Fault> faults,
        int faultsDropped,
        String replay) {

    /** Copies the trace. */
    public Failure {
        faults = List.copyOf(faults);
    }

    /** What went wrong. */
    public enum Kind {
        /** A step threw. */
        STEP,
        /** A step did not end. */
        HANG,
        /** A validator was violated. */
        VALIDATOR,
        /** A validator could not tell. */
        CRASH,
        /** Something before the first iteration. */
        SETUP,
        /** An iteration without faults. */
        WARM_UP,
        /** The run itself. */
        RUN,
        /** Something after the last iteration. */
        TEARDOWN,
        /** The code under test ended the JVM. */
        EXIT;

        /**
         * The kind in reports.
         *
         * @return for example {@code warm-up}
         */
        public String text() {
            return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
        }
    }

    /**
     * Something that happened outside of every iteration.
     *
     * @param kind what went wrong
     * @param severity how much it weighs
     * @param message for people
     * @param thrown what was thrown; null for nothing
     * @return the failure
     */
    public static Failure outside(Kind kind, Severity severity, String message, Throwable thrown) {
        return new Failure(
                0,
                0,
                kind,
                "",
                "",
                severity,
                message,
                Optional.ofNullable(thrown).map(Thrown::of),
                List.of(),
                0,
                "");
    }
}
