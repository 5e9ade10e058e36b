package acme;

import java.util.BitSet;
import org.openjdk.jmh.annotations.CompilerControl;

/** Small methods of each shape, to be woven. They are never inlined, so that each is the same call whether it is woven or not. */
public class Order {

    private static final int LINES = 8;

    private static int placed;

    private final int[] prices = {1999, 250, 12000, 495, 3150, 899, 75, 18900};
    private final int[] quantities = {1, 4, 1, 10, 2, 3, 25, 1};
    private final BitSet shipped = new BitSet(LINES);
    private int touched;

    /** Of an object, without arguments, with a result. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public int lines() {
        return prices.length;
    }

    /** Of an object, with arguments and a result. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long line(int index, int percent) {
        return (long) prices[index] * quantities[index] * percent;
    }

    /** Of an object, without arguments and result. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public void touch() {
        touched++;
    }

    /** Of a class, with arguments and a result. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public static long reduced(long price, int percent) {
        return price * percent;
    }

    /** Of a class, without arguments and result. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public static void place() {
        placed++;
    }

    /** Calls a method of the JDK, which is what is woven, and which the JIT may inline here. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public boolean shipped(int index) {
        return shipped.get(index);
    }

    /** Some work: as long as that a fiftieth of it can be measured. */
    @CompilerControl(CompilerControl.Mode.DONT_INLINE)
    public long total() {
        long total = 0;
        for (int i = 0; i < LINES; i++) {
            total += (long) prices[i] * quantities[i] * (quantities[i] >= LINES ? 90 : 100) / 100;
        }
        return total;
    }

    /** Whether Byteman has taken up its rules, of which one makes this true. */
    public static boolean ruled() {
        return false;
    }

    @Override
    public String toString() {
        return "touched " + touched + " times; " + placed + " placed";
    }
}
