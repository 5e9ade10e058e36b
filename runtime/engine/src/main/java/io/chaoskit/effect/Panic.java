package io.chaoskit.effect;

import io.chaoskit.site.ExplicitPoint;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import java.util.List;

/** Throws an {@link InjectedPanic}. By default at {@code Chaos.maybePanic()}. */
public record Panic() implements Effect {

    @Override
    public void apply(Hit hit) {
        throw new InjectedPanic("injected panic at " + hit.site().text());
    }

    @Override
    public List<Site> defaultSites() {
        return List.of(ExplicitPoint.PANIC);
    }

    @Override
    public String text() {
        return "panic()";
    }
}
