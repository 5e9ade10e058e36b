package io.chaoskit.validator;

import java.util.Optional;
import java.util.function.LongFunction;
import java.util.function.ToLongFunction;

/** A check that a number of an iteration stays at or below a limit. */
record UpperBound(String subject, long limit, ToLongFunction<Observation> value, LongFunction<String> format, Peak peak)
        implements Check {

    static UpperBound of(String subject, long limit, ToLongFunction<Observation> value) {
        return new UpperBound(subject, limit, value, Long::toString, new Peak());
    }

    @Override
    public Optional<String> check(Observation seen) {
        long now = peak.see(value.applyAsLong(seen));
        return now <= limit
                ? Optional.empty()
                : Optional.of(subject + " must be at most " + format.apply(limit) + ", but was " + format.apply(now));
    }

    @Override
    public String note() {
        return peak.nearness(limit);
    }

    @Override
    public String measured() {
        return peak.seen() ? "max " + format.apply(peak.value()) : "";
    }
}
