package io.chaoskit.internal.hit;

import io.chaoskit.effect.Delay;
import io.chaoskit.effect.Effect;
import io.chaoskit.internal.value.Mixer;
import io.chaoskit.site.Hit;
import io.chaoskit.trigger.Gate;
import java.time.Duration;

/**
 * A delay {@code every} interval: each time the interval is over a window opens, as long as the delay; what hits within it
 * waits for its end.
 */
final class DelayWindow implements Gate, Effect {

    private final Delay delay;
    private final long interval;
    private final long key;

    DelayWindow(Delay delay, Duration interval, long key) {
        this.delay = delay;
        this.interval = interval.toNanos();
        this.key = key;
    }

    @Override
    public boolean admits(Hit hit) {
        return left(hit.elapsed().toNanos()) > 0;
    }

    @Override
    public void apply(Hit hit) {
        long left = left(hit.elapsed().toNanos());
        // A plan that repeats a trace also fires while no window is open.
        hit.pause(left > 0 ? Duration.ofNanos(left) : delay.length(hit.draw(0)));
    }

    private long left(long elapsed) {
        long window = elapsed / interval;
        return window == 0 ? 0 : delay.length(Mixer.mix(key, window)).toNanos() - elapsed % interval;
    }

    @Override
    public String text() {
        return delay.text();
    }
}
