package io.chaoskit.effect;

import io.chaoskit.internal.value.Mixer;
import io.chaoskit.site.Hit;
import io.chaoskit.site.Site;
import io.chaoskit.site.Sites;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;

/**
 * A delay: makes a thread wait, parked. By default before each step and at {@code Chaos.maybeDelay()}.
 *
 * @param min the shortest wait
 * @param max the longest one, not reached when it differs from {@code min}
 */
public record Delay(Duration min, Duration max) implements Effect {

    private static final int LENGTH = 1;

    /** Rejects a negative delay and a minimum above the maximum. */
    public Delay {
        Durations.notNegative(min);
        Durations.notNegative(max);
        if (min.compareTo(max) > 0) {
            throw new IllegalArgumentException("delay(" + Durations.format(min) + ", " + Durations.format(max)
                    + ") must have min <= max; swap them");
        }
    }

    @Override
    public void apply(Hit hit) {
        hit.pause(length(hit.draw(LENGTH)));
    }

    /**
     * The wait that a draw chooses, uniform between the two bounds.
     *
     * @param draw 64 random bits
     * @return at least {@code min}
     */
    public Duration length(long draw) {
        long spread = max.minus(min).toNanos();
        return min.plusNanos((long) (spread * Mixer.unit(draw)));
    }

    @Override
    public List<Site> defaultSites() {
        return List.of(Sites.everyStep(), Sites.maybeDelay());
    }

    @Override
    public String text() {
        String bounds = min.equals(max) ? Durations.format(min) : Durations.format(min) + ", " + Durations.format(max);
        return "delay(" + bounds + ")";
    }

    /** Parks a call until the run stops or its thread is interrupted; then it goes on. By default before each step. */
    record Forever() implements Effect {

        private static final Duration FOREVER = Duration.ofDays(365);

        @Override
        public void apply(Hit hit) {
            hit.pause(FOREVER);
        }

        @Override
        public String text() {
            return "block()";
        }
    }
}
