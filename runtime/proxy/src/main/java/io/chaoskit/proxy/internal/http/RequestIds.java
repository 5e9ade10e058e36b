package io.chaoskit.proxy.internal.http;

import java.util.concurrent.atomic.AtomicLong;

/** Names for requests: 20 characters of 0-9a-v, never the same twice in a process. */
final class RequestIds {

    private static final int RADIX = 32;
    private static final long DIGITS_10 = 1L << 50;

    private static final long PROCESS =
            Math.floorMod(System.nanoTime() ^ ProcessHandle.current().pid() << 32, DIGITS_10);
    private static final AtomicLong COUNT = new AtomicLong();

    private RequestIds() {}

    static String next() {
        return padded(PROCESS) + padded(COUNT.incrementAndGet() % DIGITS_10);
    }

    private static String padded(long part) {
        String digits = Long.toString(part, RADIX);
        return "0".repeat(10 - digits.length()) + digits;
    }
}
