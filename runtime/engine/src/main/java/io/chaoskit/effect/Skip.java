package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.site.Site;
import java.util.List;
import java.util.Optional;

/** Keeps a method from running; it returns nothing, zero, false or null. */
public record Skip() implements Effect {

    @Override
    public void apply(Hit hit) {
        hit.call().returnInstead(hit.call().method().defaultValue());
    }

    @Override
    public Optional<String> misfit(MethodShape method) {
        return method.constructor()
                ? Optional.of("skip() must be on a method, but " + method.text() + " is a constructor")
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
        return "skip()";
    }
}
