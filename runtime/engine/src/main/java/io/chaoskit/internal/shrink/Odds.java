package io.chaoskit.internal.shrink;

/**
 * How often something fails.
 *
 * @param failed 0 or more
 * @param of at least as many
 */
public record Odds(int failed, int of) {

    /** The quantile of the normal distribution for 95 %. */
    private static final double Z = 1.959964;
    /** What a set must not do once in so many shrinks: pass by chance each time it is tried. */
    private static final double MISSED = 0.005;

    private static final int MOST_TRIES = 60;

    /** Rejects what cannot be. */
    public Odds {
        if (failed < 0 || of < failed) {
            throw new IllegalArgumentException("odds must be 0 or more of as many, but were " + failed + " of " + of);
        }
    }

    /** The share. */
    public double share() {
        return of == 0 ? 0 : failed / (double) of;
    }

    /** The lower end of the 95 % interval after Wilson, from 0 to 1. */
    public double low() {
        return of == 0 ? 0 : Math.max(0, centre() - half());
    }

    /** The upper end of the 95 % interval after Wilson, from 0 to 1. */
    public double high() {
        return of == 0 ? 1 : Math.min(1, centre() + half());
    }

    private double centre() {
        return (share() + Z * Z / (2 * of)) / (1 + Z * Z / of);
    }

    private double half() {
        return Z * Math.sqrt(share() * (1 - share()) / of + Z * Z / (4.0 * of * of)) / (1 + Z * Z / of);
    }

    /** How often a set must be tried before it is said to pass. */
    public int triesToPass() {
        if (failed == of) {
            return 1;
        }
        double tries = Math.log(MISSED) / Math.log(1 - Math.max(share(), 1.0 / MOST_TRIES));
        return (int) Math.min(MOST_TRIES, Math.max(1, Math.ceil(tries)));
    }
}
