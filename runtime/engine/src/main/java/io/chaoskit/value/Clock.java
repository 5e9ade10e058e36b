package io.chaoskit.value;

import java.time.Instant;

/** The clock of a run; specs have one that they set. Safe for all threads. */
public interface Clock {

    /** The time of the machine. */
    Clock SYSTEM = new Clock() {
        @Override
        public long nanoTime() {
            return System.nanoTime();
        }

        @Override
        public Instant now() {
            return Instant.now();
        }
    };

    /**
     * A steady count of nanoseconds, for intervals.
     *
     * @return only differences mean something
     */
    long nanoTime();

    /**
     * The date and time, for people.
     *
     * @return to about a millisecond
     */
    Instant now();
}
