package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import java.util.List;

/**
 * Several effects as one, in the order written. Where the scenario names no site, each part acts at its own.
 *
 * @param parts at least one
 */
public record All(List<Effect> parts) implements Composite {

    /** Rejects an empty list. */
    public All {
        parts = Composite.checked("all", parts);
    }

    @Override
    public void apply(Hit hit) throws Throwable {
        for (int i = 0; i < parts.size(); i++) {
            parts.get(i).apply(new PartHit(hit, i));
        }
    }

    @Override
    public Composite of(List<Effect> others) {
        return new All(others);
    }

    @Override
    public String word() {
        return "all";
    }
}
