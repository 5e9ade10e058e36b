package io.chaoskit.validator;

import java.time.Duration;
import java.util.Objects;
import java.util.Optional;

/**
 * The calls that came to a place in the code after a fault there, by the same calls: retries, or what looks like them.
 *
 * @param method the method, or the site where there is none
 * @param caller the nearest caller in the user's own code, for example {@code OrderService.java:31}; empty for none
 * @param calls how many came in the iteration after the first fault there, 0 or more
 * @param shortestPause the shortest pause between a call that failed because of a fault and the next one there; zero when its thread did not
 *     wait at all; empty when none followed
 */
public record Retries(String method, String caller, long calls, Optional<Duration> shortestPause) {

    /** Rejects null. */
    public Retries {
        Objects.requireNonNull(method, "method");
        Objects.requireNonNull(caller, "caller");
        Objects.requireNonNull(shortestPause, "shortestPause");
    }

    String place() {
        return method + (caller.isEmpty() ? "" : " from " + caller);
    }
}
