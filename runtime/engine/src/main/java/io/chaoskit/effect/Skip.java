package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import java.util.Optional;

/** Keeps a method from running; it returns nothing, zero, false or null. */
public record Skip() implements MethodEffect {

    @Override
    public void apply(Hit hit) {
        hit.call().returnInstead(hit.call().method().defaultValue());
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        return misfitOfConstructor(method);
    }

    @Override
    public String text() {
        return "skip()";
    }
}
