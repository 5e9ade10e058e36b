package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;

/**
 * A cancellation: interrupts the thread of a step, or cancels the future that was handed to {@code Chaos.maybeCancel}, some time after the hit.
 * By default at the start of each step and at {@code Chaos.maybeCancel(future)}. An interrupt never reaches another step; the
 * report says whether the steps ended by it.
 *
 * @param after zero or more
 */
record Cancellation(Duration after) implements Effect {

    /** The delay where none is given. */
    public static final Duration USUAL = Duration.ofMillis(10);

    /** Rejects a negative delay. */
    public Cancellation {
        Durations.notNegative(after);
    }

    @Override
    public void apply(Hit hit) {
        hit.cancel(after);
    }

    @Override
    public List<Site> defaultSites() {
        return List.of(Sites.everyStep(), Sites.maybeCancel());
    }

    @Override
    public String text() {
        return "cancellation(" + (after.equals(USUAL) ? "" : "after: " + Durations.format(after)) + ")";
    }
}
