package io.chaoskit.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/** How the system under test took the cancellations of one injector. Safe for all threads. */
final class Cancelled {

    private final LongAdder asked = new LongAdder();
    private final LongAdder futures = new LongAdder();
    private final LongAdder ended = new LongAdder();
    private final LongAdder swallowed = new LongAdder();
    private final LongAdder unnoticed = new LongAdder();

    void asked() {
        asked.increment();
    }

    void futureCancelled() {
        futures.increment();
    }

    /** A step that was interrupted is over. */
    void stepEnded(boolean threw, boolean stillInterrupted) {
        (threw ? ended : stillInterrupted ? unnoticed : swallowed).increment();
    }

    /** For the report; empty when there is nothing to tell. */
    String note() {
        List<String> parts = new ArrayList<>();
        add(parts, ended, "ended the step");
        add(parts, swallowed, "swallowed by the step");
        add(parts, unnoticed, "not noticed by the step");
        add(parts, futures, "cancelled a future");
        long late = late();
        if (late > 0) {
            parts.add(late + " too late");
        }
        return String.join(", ", parts);
    }

    private static void add(List<String> parts, LongAdder count, String what) {
        if (count.sum() > 0) {
            parts.add(count.sum() + " " + what);
        }
    }

    /** Those that found nothing to cancel any more. */
    private long late() {
        return asked.sum() - ended.sum() - swallowed.sum() - unnoticed.sum() - futures.sum();
    }

    /** Why these cancellations prove nothing. */
    Optional<String> doubt() {
        return asked.sum() > 0 && late() == asked.sum()
                ? Optional.of(
                        "every cancellation came too late: what it was meant for was over; a shorter after: reaches it")
                : Optional.empty();
    }
}
