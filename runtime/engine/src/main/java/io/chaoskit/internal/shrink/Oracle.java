package io.chaoskit.internal.shrink;

import java.util.List;

/**
 * Says whether a set of faults makes something fail in the same way. A run of a scenario answers, or a table.
 *
 * @param <F> a fault
 */
@FunctionalInterface
public interface Oracle<F> {

    /** Tries these faults and no others. */
    Answer<F> ask(List<F> faults);

    /**
     * An answer.
     *
     * @param fails whether the same failure came
     * @param fired which of the faults were reached; the others may as well be left out
     * @param <F> a fault
     */
    record Answer<F>(boolean fails, List<F> fired) {

        /** Copies the faults. */
        public Answer {
            fired = List.copyOf(fired);
        }
    }
}
