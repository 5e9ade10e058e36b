package io.chaoskit.internal.hit;

import java.util.Arrays;

/** Recursion depths of one thread: how deep it is in the methods of each measured pointcut. */
final class Depths {

    private final Iteration iteration;
    private final int[] depths;

    Depths(Iteration iteration) {
        this.iteration = iteration;
        this.depths = new int[iteration.wiring().measured().size()];
    }

    /** An iteration begins. */
    void reset() {
        Arrays.fill(depths, 0);
    }

    /** A method of these pointcuts begins. */
    void enter(int[] measured) {
        for (int index : measured) {
            iteration.recordRecursionDepth(index, ++depths[index]);
        }
    }

    /** A method of these pointcuts ends. */
    void exit(int[] measured) {
        for (int index : measured) {
            depths[index]--;
        }
    }
}
