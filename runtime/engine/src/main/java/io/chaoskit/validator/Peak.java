package io.chaoskit.validator;

import java.util.concurrent.atomic.AtomicLong;

/** The peak of a measured value over all lanes. Writes only when it grows. */
final class Peak {

    private static final double NEAR = 0.8;
    private static final double PERCENT = 100;

    private final AtomicLong max = new AtomicLong(Long.MIN_VALUE);

    long see(long value) {
        long before = max.get();
        while (value > before && !max.compareAndSet(before, value)) {
            before = max.get();
        }
        return value;
    }

    /** How near it came to a limit that it may reach; empty for not near. */
    String nearness(long limit) {
        long most = max.get();
        boolean near = seen() && most <= limit && most > NEAR * limit;
        return near ? (long) (PERCENT * most / limit) + " % of its limit" : "";
    }

    boolean seen() {
        return max.get() != Long.MIN_VALUE;
    }

    long value() {
        return max.get();
    }
}
