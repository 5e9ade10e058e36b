package io.chaoskit.internal.value;

/**
 * The counter-based random generator: a draw is a pure function of what it is drawn for, so that no thread shares or
 * advances a state.
 *
 * @see <a href="https://doi.org/10.1145/2714064.2660195">Steele, Lea, Flood: Fast splittable pseudorandom number
 *     generators</a>
 */
public final class Mixer {

    private static final long GOLDEN = 0x9E3779B97F4A7C15L;

    private Mixer() {}

    /**
     * Mixes a key and a counter into 64 bits that look random.
     *
     * @param key names a stream of draws
     * @param counter names one draw of it
     * @return all 64 bits are usable
     */
    public static long mix(long key, long counter) {
        long z = key + counter * GOLDEN;
        z = (z ^ (z >>> 30)) * 0xBF58476D1CE4E5B9L;
        z = (z ^ (z >>> 27)) * 0x94D049BB133111EBL;
        return z ^ (z >>> 31);
    }

    /**
     * A key from a name, the same in every JVM.
     *
     * @param name any text
     * @return 64 bits
     */
    public static long key(String name) {
        long hash = 0xCBF29CE484222325L;
        for (int i = 0; i < name.length(); i++) {
            hash = (hash ^ name.charAt(i)) * 0x100000001B3L;
        }
        return mix(hash, 1);
    }

    /**
     * A number in [0, 1) from a draw.
     *
     * @param draw 64 random bits
     * @return never 1
     */
    public static double unit(long draw) {
        return (draw >>> 11) * 0x1.0p-53;
    }
}
