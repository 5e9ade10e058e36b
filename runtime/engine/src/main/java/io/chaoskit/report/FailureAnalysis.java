package io.chaoskit.report;

import java.util.List;
import java.util.Map;

/**
 * The analysis of failures: all of a run, counted.
 *
 * @param byValidator violations per validator id
 * @param byType failures per kind, for steps per type of what was thrown
 * @param topErrors the most frequent messages, at most ten
 */
public record FailureAnalysis(Map<String, Long> byValidator, Map<String, Long> byType, List<TopError> topErrors) {

    /** The analysis of no failures. */
    public static final FailureAnalysis NONE = new FailureAnalysis(Map.of(), Map.of(), List.of());

    /** Copies the lists. */
    public FailureAnalysis {
        byValidator = Map.copyOf(byValidator);
        byType = Map.copyOf(byType);
        topErrors = List.copyOf(topErrors);
    }

    /**
     * A message that was seen.
     *
     * @param message numbers in it replaced by {@code #}
     * @param count how often
     */
    public record TopError(String message, long count) {}
}
