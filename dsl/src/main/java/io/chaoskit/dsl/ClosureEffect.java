package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.effect.Effect;
import io.chaoskit.site.Hit;

/**
 * A closure {@code { hit -> … }} as an effect, at the start of each step unless a site is named.
 *
 * @param body what happens
 */
record ClosureEffect(Closure<?> body) implements Effect {

    @Override
    public void apply(Hit hit) {
        Closures.call(Closures.bind(body, new HitBlock(hit, body.getOwner())), hit);
    }

    @Override
    public String text() {
        return "custom";
    }
}
