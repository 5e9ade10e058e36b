package io.chaoskit.proxy.internal.toxic;

import io.netty.buffer.ByteBuf;
import java.util.concurrent.TimeUnit;
import java.util.random.RandomGenerator;

/**
 * A toxic's place on one link, as its {@link Toxic.Behaviour} sees it: a chunk in hand, and the calls that decide about it.
 * When a toxic is updated or removed during a pause, the stage itself passes on what it holds; a behaviour need not.
 */
public interface Stage {

    /** Some 73 years: longer than any connection, and small enough to be added up. */
    long FOREVER_NANOS = Long.MAX_VALUE / 4;

    /** The nanoseconds of an attribute: a negative one is 0, and one too large for a timer {@link #FOREVER_NANOS}. */
    static long nanosOfMillis(long millis) {
        return Math.min(FOREVER_NANOS, Math.max(0, TimeUnit.MILLISECONDS.toNanos(millis)));
    }

    /** The same for an attribute in microseconds. */
    static long nanosOfMicros(long micros) {
        return Math.min(FOREVER_NANOS, Math.max(0, TimeUnit.MICROSECONDS.toNanos(micros)));
    }

    /** How many bytes are left of the chunk in hand. */
    int left();

    /** The bytes left of the chunk in hand. They may be changed in place; their number may not. */
    ByteBuf data();

    /** Nanoseconds since the chunk in hand was read from its source, or since the time it was {@link #shift}ed to. */
    long ageNanos();

    /** Makes the chunk in hand younger by this many nanoseconds for all later stages. */
    void shift(long nanos);

    /** Passes the next bytes of the chunk on, as a chunk of their own. */
    void pass(int bytes);

    /** Passes all that is left of the chunk on. */
    default void passAll() {
        pass(left());
    }

    /** Drops the rest of the chunk. */
    void drop();

    /** Waits until the bytes passed before were taken, and then for this time; not at all unless it is positive. */
    void pause(long nanos);

    /** Waits until the toxic is updated or removed, or the connection ends. */
    void hold();

    /** Passes the end of the stream on. */
    void end();

    /** Ends the stream here: later data is dropped, and nothing more is read. */
    void close();

    /** {@link #close Closes} after this time, unless called again before. */
    void closeAfter(long nanos);

    /** Takes nothing more and closes after this time, whatever happens to the toxic. */
    void doom(long nanos);

    /** The number of bytes that this toxic passed on here while it was active, over all restarts. */
    long passed();

    /** The time in nanoseconds, from a point of its own. */
    long nanoTime();

    /** Numbers that the server's seed, the connection and the toxic determine. */
    RandomGenerator random();
}
