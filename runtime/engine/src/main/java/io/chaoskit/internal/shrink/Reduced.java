package io.chaoskit.internal.shrink;

import java.util.List;

/**
 * The few faults that are left.
 *
 * @param faults in the order of the trace
 * @param proof how it is known that none can be left out
 * @param passing how many smaller sets were tried or are known to pass
 * @param <F> a fault
 */
public record Reduced<F>(List<F> faults, Proof proof, int passing) {

    /** Copies the faults. */
    public Reduced {
        faults = List.copyOf(faults);
    }
}
