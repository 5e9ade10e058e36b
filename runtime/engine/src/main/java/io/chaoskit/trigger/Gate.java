package io.chaoskit.trigger;

import io.chaoskit.site.Hit;

/** A trigger or condition during one run. Called by many threads at once; takes no lock. */
@FunctionalInterface
public interface Gate {

    /**
     * Whether this hit may fire.
     *
     * @param hit the arrival
     * @return true when the fault shall happen
     */
    boolean admits(Hit hit);
}
