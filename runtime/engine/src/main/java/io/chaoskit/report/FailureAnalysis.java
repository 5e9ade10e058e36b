package io.chaoskit.report;

import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The analysis of failures: all of a run, counted.
 *
 * @param byValidator violations per validator id
 * @param byType failures per kind, for steps per type of what was thrown
 * @param byMessage failures per message, numbers in it replaced by {@code #}; those of the rarest messages together when there are many
 * @param lasting how all iterations fail from some iteration on; empty when failures come and go
 */
public record FailureAnalysis(
        Map<String, Long> byValidator,
        Map<String, Long> byType,
        Map<String, Long> byMessage,
        Optional<Lasting> lasting) {

    private static final int TOP = 10;

    /** The analysis of no failures. */
    public static final FailureAnalysis NONE = new FailureAnalysis(Map.of(), Map.of(), Map.of(), Optional.empty());

    /** Copies the lists. */
    public FailureAnalysis {
        byValidator = Map.copyOf(byValidator);
        byType = Map.copyOf(byType);
        byMessage = Map.copyOf(byMessage);
        Objects.requireNonNull(lasting, "lasting");
    }

    /**
     * The most frequent messages.
     *
     * @return at most ten
     */
    public List<TopError> topErrors() {
        return byMessage.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(TOP)
                .map(each -> new TopError(each.getKey(), each.getValue()))
                .toList();
    }

    /**
     * A message that was seen.
     *
     * @param message numbers in it replaced by {@code #}
     * @param count how often
     */
    public record TopError(String message, long count) {}

    /**
     * The way an iteration failed, whatever the message.
     *
     * @param kind what went wrong
     * @param step the step that failed; empty for others
     * @param validator the id of the validator that was violated; empty for others
     * @param type the class of what was thrown; empty for nothing
     */
    public record Way(Failure.Kind kind, String step, String validator, String type) {

        /**
         * The way of a failure.
         *
         * @param failure any
         * @return the same for failures of the same step or check with the same type of exception
         */
        public static Way of(Failure failure) {
            return new Way(
                    failure.kind(),
                    failure.step(),
                    failure.validator(),
                    failure.exception().map(Thrown::type).orElse(""));
        }
    }

    /**
     * A failure that lasts: from one iteration on all later ones, or nearly all, fail the same way.
     *
     * @param first the first one that was found
     * @param failed how many iterations, with the first
     * @param passed how many later iterations did not fail this way
     * @param spoiled whether it looks as if an iteration has spoiled the target for those behind it
     */
    public record Lasting(Failure first, long failed, long passed, boolean spoiled) {

        /**
         * The finding in words.
         *
         * @return for example {@code all later iterations fail the same way; the first is 22}
         */
        public String sentence() {
            long later = failed - 1;
            String which = passed == 0
                    ? "all later iterations"
                    : "nearly all later iterations (" + later + " of " + (later + passed) + ")";
            return which + " fail the same way; the first is " + first.iteration();
        }

        /**
         * The advice to who reads it.
         *
         * @return a sentence; empty for none
         */
        public String hint() {
            return spoiled
                    ? "an iteration may have spoiled the target for those behind it; 'target perIteration: { … }' makes a new one for each"
                    : "";
        }

        /** Without the advice, for targets that cannot be spoiled. */
        Lasting unspoiled() {
            return new Lasting(first, failed, passed, false);
        }
    }

    /**
     * The same, for a target that is new for each iteration.
     *
     * @return without the advice to make it so
     */
    public FailureAnalysis ofNewTargets() {
        return new FailureAnalysis(byValidator, byType, byMessage, lasting.map(Lasting::unspoiled));
    }
}
