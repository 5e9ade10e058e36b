package io.chaoskit.validator;

import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.Optional;

/**
 * Who repeats a call that failed because of a fault, waits before. A thread that has not waited at all between the two calls has not,
 * however much time they took.
 *
 * @param min the shortest pause, more than zero
 */
record RetryPause(Duration min) implements Validator {

    /** The shortest pause where none is given. */
    static final Duration USUAL = Duration.ofMillis(1);

    /** Rejects zero and less. */
    public RetryPause {
        Durations.positive("noRetryWithoutDelay", min);
    }

    @Override
    public String id() {
        return "noRetryWithoutDelay";
    }

    @Override
    public String name() {
        return "noRetryWithoutDelay(" + (min.equals(USUAL) ? "" : Durations.format(min)) + ")";
    }

    @Override
    public int followedRetries() {
        return 1;
    }

    @Override
    public Check arm(RunAccess run) {
        return this::look;
    }

    private Optional<String> look(Observation seen) {
        return seen.retries().stream()
                .filter(each -> each.shortestPause().filter(this::tooShort).isPresent())
                .findFirst()
                .map(this::describe);
    }

    private boolean tooShort(Duration pause) {
        return pause.compareTo(min) < 0;
    }

    private String describe(Retries retries) {
        Duration pause = retries.shortestPause().orElseThrow();
        return "a retry must wait for " + Durations.format(min) + " or more, but " + retries.place()
                + " was called again after a fault "
                + (pause.isZero() ? "without a pause" : "within " + Durations.rounded(pause.toNanos()));
    }
}
