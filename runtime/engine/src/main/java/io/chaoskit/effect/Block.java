package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import java.time.Duration;

/** Parks a call until the run stops or its thread is interrupted; then it goes on. By default before each step. */
public record Block() implements Effect {

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
