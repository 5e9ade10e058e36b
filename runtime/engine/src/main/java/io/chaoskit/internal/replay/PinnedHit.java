package io.chaoskit.internal.replay;

import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Effects;
import io.chaoskit.effect.Injected;
import io.chaoskit.internal.hit.Task;
import io.chaoskit.site.Hit;
import io.chaoskit.site.HitView;
import io.chaoskit.site.Site.Arrival;
import java.time.Duration;

/** A hit at which a pinned fault happens: its effect draws as it did then, unless the pin says more. Belongs to one thread. */
final class PinnedHit implements HitView {

    private final Hit hit;
    private final Pin pin;
    private boolean waited;

    PinnedHit(Hit hit, Pin pin) {
        this.hit = hit;
        this.pin = pin;
    }

    /** Makes the fault. */
    void apply(Effect own) throws Throwable {
        try {
            own.apply(this);
        } catch (Throwable thrown) {
            Class<? extends Throwable> instead = pin.exception().isEmpty() ? null : instead(thrown);
            if (instead != null) {
                Effects.exception(instead, String.valueOf(thrown.getMessage())).apply(hit);
            }
            throw thrown;
        }
    }

    /** The superclass that shall be thrown; null when callers do not expect it. */
    private Class<? extends Throwable> instead(Throwable thrown) {
        String wanted = pin.exception().get();
        for (Class<?> each = thrown.getClass(); each != null; each = each.getSuperclass()) {
            if (each.getName().equals(wanted) && Injected.is(thrown)) {
                Class<? extends Throwable> found = each.asSubclass(Throwable.class);
                return hit.site().arrival() != Arrival.METHOD
                                || hit.call().method().mayThrow(found)
                        ? found
                        : null;
            }
        }
        return null;
    }

    @Override
    public Hit hit() {
        return hit;
    }

    @Override
    public long draw(int salt) {
        return hit instanceof Task task ? task.draw(pin.key().task(), salt, pin.draws()) : hit.draw(salt);
    }

    @Override
    public void pause(Duration duration) {
        if (pin.delayNanos().isEmpty()) {
            hit.pause(duration);
        } else if (!waited) {
            waited = true;
            hit.pause(Duration.ofNanos(pin.delayNanos().getAsLong()));
        }
    }
}
