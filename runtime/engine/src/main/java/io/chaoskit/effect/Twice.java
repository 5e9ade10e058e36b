package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import java.util.Optional;

/** Delivers a call twice: the method runs, and runs again with the same arguments; the caller gets the second answer. */
public record Twice() implements MethodEffect {

    @Override
    public void apply(Hit hit) {
        hit.call().again();
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        return misfitOfConstructor(method);
    }

    @Override
    public String text() {
        return "twice()";
    }
}
