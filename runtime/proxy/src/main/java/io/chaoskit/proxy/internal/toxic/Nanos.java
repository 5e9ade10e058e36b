package io.chaoskit.proxy.internal.toxic;

import java.util.concurrent.TimeUnit;

/** Times of attributes in nanoseconds: negative ones are 0, and those too large for a timer are {@link #FOREVER}. */
final class Nanos {

    /** Some 73 years: longer than any connection, and small enough to be added up. */
    static final long FOREVER = Long.MAX_VALUE / 4;

    private Nanos() {}

    static long ofMillis(long millis) {
        return Math.min(FOREVER, Math.max(0, TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    static long ofMicros(long micros) {
        return Math.min(FOREVER, Math.max(0, TimeUnit.MICROSECONDS.toNanos(micros)));
    }
}
