package io.chaoskit.validator;

import io.chaoskit.internal.value.Limits;
import java.util.Optional;

/**
 * A call that fails because of a fault is repeated a limited number of times.
 *
 * @param max how many calls by the same code may come to the same place after a fault there, in an iteration
 */
record RetryLimit(int max) implements Validator {

    /** Rejects less than zero. */
    public RetryLimit {
        Limits.atLeast(0, "noUnboundedRetry", max);
    }

    @Override
    public String id() {
        return "noUnboundedRetry";
    }

    @Override
    public String name() {
        return "noUnboundedRetry(" + max + ")";
    }

    @Override
    public int followedRetries() {
        return max + 1;
    }

    @Override
    public Check arm(RunAccess run) {
        Peak peak = new Peak();
        return new Check() {
            @Override
            public Optional<String> check(Observation seen) {
                seen.retries().forEach(each -> peak.see(each.calls()));
                return seen.retries().stream()
                        .filter(each -> each.calls() > max)
                        .findFirst()
                        .map(each -> "a failed call must be repeated at most " + max + (max == 1 ? " time" : " times")
                                + ", but " + each.place() + " was called " + each.calls()
                                + " more times after a fault");
            }

            @Override
            public String measured() {
                return peak.seen() ? "max " + peak.value() : "";
            }
        };
    }
}
