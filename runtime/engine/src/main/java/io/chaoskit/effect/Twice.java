package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import java.util.List;
import java.util.Optional;

/** Delivers a call twice: the method runs, and runs again with the same arguments; the caller gets the second answer. */
public record Twice() implements Effect {

    @Override
    public void apply(Hit hit) {
        hit.call().again();
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        return method.constructor()
                ? Optional.of("twice() must be on a method, but " + method.text() + " is a constructor")
                : Optional.empty();
    }

    @Override
    public boolean needsMethod() {
        return true;
    }

    @Override
    public List<Site> defaultSites() {
        return List.of();
    }

    @Override
    public String text() {
        return "twice()";
    }
}
