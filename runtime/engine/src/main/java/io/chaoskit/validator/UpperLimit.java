package io.chaoskit.validator;

import io.chaoskit.internal.value.Limits;
import io.chaoskit.pointcut.Pointcut;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/**
 * An upper limit: a number of each iteration is at most so large.
 *
 * @param id the validator's word
 * @param name the validator as written
 * @param severity of a violation
 * @param subject the number, for messages
 * @param limit the largest that is allowed
 * @param value gives the number
 * @param format writes a number
 * @param measured the methods whose recursion is measured for it
 */
record UpperLimit(
        String id,
        String name,
        Severity severity,
        String subject,
        long limit,
        ToLongFunction<Observation> value,
        LongFunction<String> format,
        List<Pointcut> measured)
        implements Validator {

    private UpperLimit(
            String id, String name, Severity severity, String subject, int limit, ToLongFunction<Observation> value) {
        this(id, name, severity, subject, limit, value, Long::toString, List.of());
    }

    /** A limit on the depth that the code under test records with {@code Chaos.recordRecursionDepth}. */
    static UpperLimit ofRecordedDepth(int max) {
        String word = "recursionDepthLimit";
        Limits.atLeast(1, word, max);
        return new UpperLimit(
                word, word(word, max), Severity.CRITICAL, "recursion depth", max, Observation::recursionDepth);
    }

    /** A limit on the recursion of methods, which is measured by itself, with no call in user code. */
    static UpperLimit ofMeasuredDepth(int max, Pointcut of) {
        String word = "recursionDepthLimit";
        Limits.atLeast(1, word, max);
        return new UpperLimit(
                word,
                word + "(" + max + ", of: '" + of.text() + "')",
                Severity.CRITICAL,
                "recursion depth of " + of.text(),
                max,
                seen -> seen.recursionDepth(of),
                Long::toString,
                List.of(of));
    }

    /** A limit on errors: those recorded with {@code Chaos.recordError}, and the exception that ended a step. */
    static UpperLimit ofErrors(int max) {
        String word = "maxErrors";
        Limits.atLeast(0, word, max);
        return new UpperLimit(
                word, word(word, max), Severity.WARNING, "errors in an iteration", max, Observation::errors);
    }

    /** A limit on panics: those recorded with {@code Chaos.recordPanic}, and the {@code Error} that ended a step. */
    static UpperLimit ofPanics(String word, int max) {
        Limits.atLeast(0, word, max);
        return new UpperLimit(
                word, word(word, max), Severity.CRITICAL, "panics in an iteration", max, Observation::panics);
    }

    /** A limit on the time of an iteration. */
    static UpperLimit ofTime(Duration limit) {
        String word = "noSlowIteration";
        Durations.positive(word, limit);
        return new UpperLimit(
                word,
                word + "(" + Durations.format(limit) + ")",
                Severity.WARNING,
                "iteration",
                limit.toNanos(),
                Observation::elapsedNanos,
                Durations::rounded,
                List.of());
    }

    private static String word(String word, int max) {
        return word + "(" + max + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        Peak peak = new Peak();
        return new Check() {
            @Override
            public Optional<String> check(Observation seen) {
                long now = peak.see(value.applyAsLong(seen));
                return now <= limit
                        ? Optional.empty()
                        : Optional.of(
                                subject + " must be at most " + format.apply(limit) + ", but was " + format.apply(now));
            }

            @Override
            public String note() {
                return peak.nearness(limit);
            }

            @Override
            public String measured() {
                return peak.seen() ? "max " + format.apply(peak.value()) : "";
            }
        };
    }
}
