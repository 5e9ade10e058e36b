package io.chaoskit.internal.report;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import org.HdrHistogram.Histogram;

/**
 * Reads the counts of an HdrHistogram in the encoding V2 without making a histogram of them: merging reads a quarter of a million, most of
 * them of a few values, and each would be an array of some thousand counts.
 *
 * @see <a href="https://github.com/HdrHistogram/HdrHistogram">the reference, of which this is the part that reports use</a>
 */
final class PlainHistogram {

    private static final int V2 = 0x1c849303;
    /** The low bits that say how wide words are; for V2 always these. */
    private static final int WORD = 0x10;

    private static final int MOST_DIGITS = 5;
    private static final int GROUPS = 8;

    private final ByteBuffer counts;
    private final int digits;
    /** The logarithm of the half of a bucket's values. */
    private final int half;

    private PlainHistogram(ByteBuffer counts, int digits) {
        this.counts = counts;
        this.digits = digits;
        double singleUnits = 2 * Math.pow(10, digits);
        this.half = (int) Math.ceil(Math.log(singleUnits) / Math.log(2)) - 1;
    }

    /**
     * Reads the head.
     *
     * @param bytes encoded
     * @return null for what only the library reads: other versions, units and shifted ones
     * @throws BufferUnderflowException if they end too early
     */
    static PlainHistogram of(byte[] bytes) {
        ByteBuffer buffer = ByteBuffer.wrap(bytes);
        boolean plain = buffer.getInt() == (V2 | WORD);
        int length = buffer.getInt();
        int shifted = buffer.getInt();
        int digits = buffer.getInt();
        long unit = buffer.getLong();
        buffer.getLong(); // the highest value that it had room for
        double ratio = buffer.getDouble();
        boolean ours = plain
                && length == buffer.remaining()
                && shifted == 0
                && digits > 0
                && digits <= MOST_DIGITS
                && unit == 1
                && ratio == 1.0;
        return ours ? new PlainHistogram(buffer, digits) : null;
    }

    /** {@return to how many digits values are told} */
    int digits() {
        return digits;
    }

    /**
     * Adds all counts.
     *
     * @param to gets them; grows by itself
     * @throws IllegalArgumentException if they are of no values
     * @throws BufferUnderflowException if they end too early
     */
    void addTo(Histogram to) {
        long index = 0;
        while (counts.hasRemaining()) {
            long count = next();
            if (count < 0) {
                index -= count; // so many are empty
            } else {
                if (count > 0) {
                    to.recordValueWithCount(value(index), count);
                }
                index++;
            }
        }
    }

    private long value(long index) {
        long bucket = (index >> half) - 1;
        if (index < 0 || bucket > Long.SIZE - 2 - half) {
            throw new IllegalArgumentException("a count must be of a value that is a long, but is of number " + index);
        }
        if (bucket < 0) {
            return index;
        }
        long within = (index & ((1L << half) - 1)) + (1L << half);
        return within << bucket;
    }

    /** A number of seven bits a byte, the lowest first, with its sign in the lowest bit; the ninth byte has eight. */
    private long next() {
        long read = 0;
        for (int group = 0; group < GROUPS; group++) {
            long part = counts.get();
            read |= (part & 0x7f) << (7 * group);
            if (part >= 0) {
                return unsigned(read);
            }
        }
        return unsigned(read | (counts.get() & 0xffL) << (7 * GROUPS));
    }

    private static long unsigned(long read) {
        return (read >>> 1) ^ -(read & 1);
    }
}
