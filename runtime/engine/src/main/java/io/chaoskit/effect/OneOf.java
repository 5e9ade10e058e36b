package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import java.util.List;

/**
 * One of several effects, drawn anew for each fault, all equally likely. Where the scenario names no site, those are
 * drawn from that act at the site of the hit.
 *
 * @param parts at least one
 */
public record OneOf(List<Effect> parts) implements Composite {

    private static final int CHOICE = 2;

    /** Rejects an empty list. */
    public OneOf {
        parts = Composite.checked("oneOf", parts);
    }

    @Override
    public void apply(Hit hit) throws Throwable {
        int chosen = (int) Long.remainderUnsigned(hit.draw(CHOICE), parts.size());
        parts.get(chosen).apply(new PartHit(hit, chosen));
    }

    @Override
    public Composite of(List<Effect> others) {
        return new OneOf(others);
    }

    @Override
    public String word() {
        return "oneOf";
    }
}
