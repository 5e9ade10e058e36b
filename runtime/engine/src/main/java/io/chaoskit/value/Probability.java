package io.chaoskit.value;

import java.math.BigDecimal;

/**
 * A chance between 0 (never) and 1 (always).
 *
 * @param value 0 to 1
 */
public record Probability(double value) {

    private static final double STEPS = 0x1.0p53;
    /** What people can still count the digits of. */
    private static final double MOST = 1e15;

    private static final double LEAST = 1e-12;

    /** Rejects, never clamps, what is no chance. */
    public Probability {
        if (!(value >= 0 && value <= 1)) {
            throw new IllegalArgumentException("probability must be between 0 and 1, but was " + plain(value));
        }
    }

    /**
     * Whether a random draw falls within this chance.
     *
     * @param draw 64 random bits
     * @return true with this probability
     */
    public boolean hits(long draw) {
        return hits(share(), draw);
    }

    /**
     * This chance as a share of 2^53, for what asks at each hit and has no time for floating point.
     *
     * @return 0 to 2^53; {@link #hits(long, long)} takes it
     */
    public long share() {
        return (long) Math.ceil(value * STEPS);
    }

    /**
     * Whether a random draw falls within a chance.
     *
     * @param share of {@link #share()}
     * @param draw 64 random bits
     * @return true with that probability
     */
    public static boolean hits(long share, long draw) {
        return (draw >>> 11) < share;
    }

    /**
     * Writes a number without a needless fraction or exponent.
     *
     * @param value any
     * @return {@code 3} for 3.0, {@code 0.0001} for 1.0E-4
     */
    public static String plain(double value) {
        if (value == Math.rint(value) && Math.abs(value) < MOST) {
            return Long.toString((long) value);
        }
        return Math.abs(value) < MOST && Math.abs(value) > LEAST
                ? new BigDecimal(Double.toString(value)).stripTrailingZeros().toPlainString()
                : Double.toString(value);
    }

    @Override
    public String toString() {
        return plain(value);
    }
}
