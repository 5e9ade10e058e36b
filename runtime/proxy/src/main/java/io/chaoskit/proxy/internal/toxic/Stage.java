package io.chaoskit.proxy.internal.toxic;

import io.netty.buffer.ByteBuf;
import java.util.random.RandomGenerator;

/**
 * The place of one toxic on one link, as its {@link Behaviour} sees it: a chunk in hand, and what can be done with it.
 * When a toxic is updated or removed during a wait, the stage itself sends what it holds on its way; no behaviour needs
 * to care.
 */
public interface Stage {

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

    /** Throws away what is left of the chunk. */
    void drop();

    /** Waits until the bytes passed before were taken, and then for this time; not at all unless it is positive. */
    void sleep(long nanos);

    /** Waits until the toxic is updated or removed, or the connection ends. */
    void hold();

    /** Passes the end of the stream on. */
    void end();

    /** Ends the stream here: what comes later is thrown away, and nothing more is read. */
    void close();

    /** {@link #close Closes} after this time, unless called again before. */
    void closeAfter(long nanos);

    /** Takes nothing more and closes after this time, whatever happens to the toxic. */
    void doom(long nanos);

    /** How many bytes were passed on here by this toxic while it was active, over all restarts. */
    long passed();

    /** The time in nanoseconds, from a point of its own. */
    long nanoTime();

    /** Numbers that the server's seed, the connection and the toxic determine. */
    RandomGenerator random();
}
