package io.chaoskit.validator;

import java.util.concurrent.atomic.AtomicLong;

/** The largest value that any lane saw. Writes only when it grows. */
final class Peak {

    private final AtomicLong max = new AtomicLong(Long.MIN_VALUE);

    long see(long value) {
        long before = max.get();
        while (value > before && !max.compareAndSet(before, value)) {
            before = max.get();
        }
        return value;
    }

    boolean seen() {
        return max.get() != Long.MIN_VALUE;
    }

    long value() {
        return max.get();
    }
}
