package io.chaoskit.trigger;

import io.chaoskit.site.Hit;
import io.chaoskit.value.Probability;

/**
 * A probability during one run. A type of its own, because most hits ask one: whoever knows it asks it without a call through
 * {@link Gate}, which the JIT cannot inline where it has seen several triggers.
 *
 * @param share as {@link Probability#share()}
 */
public record ChanceGate(long share) implements Gate {

    @Override
    public boolean admits(Hit hit) {
        return Probability.hits(share, hit.draw(0));
    }
}
