package io.chaoskit.trigger;

import io.chaoskit.site.Hit;
import io.chaoskit.value.Probability;

/** A gate: a trigger or condition during one run. Called by many threads at once; takes no lock. */
@FunctionalInterface
public interface Gate {

    /**
     * Whether this hit may fire.
     *
     * @param hit the arrival
     * @return true when the fault shall happen
     */
    boolean admits(Hit hit);

    /**
     * A probability during one run. A type of its own, because most hits ask one: whoever knows it asks it without a call through
     * {@link Gate}, which the JIT cannot inline where it has seen several triggers.
     *
     * @param share as {@link Probability#share()}
     */
    record Chance(long share) implements Gate {

        @Override
        public boolean admits(Hit hit) {
            return Probability.hits(share, hit.draw(0));
        }
    }
}
