package io.chaoskit;

import io.chaoskit.points.Points;
import java.util.function.Supplier;

/**
 * Failpoints: named places in production code where a fault can be switched on.
 *
 * <p>A failpoint that is not switched on does nothing and costs nothing. It is switched on by a scenario,
 * {@code inject exception(IOException) on failpoint('save-error')}, or for a whole JVM by the environment variable
 * {@code CHAOSKIT_FAILPOINTS} or the system property {@code chaoskit.failpoints}:
 * {@code save-error=10%throw(java.io.IOException:disk gone);slow=delay(50ms)}.
 *
 * @see io.chaoskit.points.FailpointTerms the terms
 */
public final class Failpoint {

    private Failpoint() {}

    /**
     * Throws, waits, or does nothing.
     *
     * @param name compared exactly
     */
    public static void hit(String name) {
        Points.hitFailpoint(name, null);
    }

    /**
     * Throws, waits, or gives a value, which a fault may replace.
     *
     * @param name compared exactly
     * @param value asked unless a fault gives another one
     * @param <T> the type of the value; what a fault gives must be of it
     * @return the value
     */
    @SuppressWarnings("unchecked")
    public static <T> T hit(String name, Supplier<T> value) {
        return (T) Points.hitFailpoint(name, value);
    }
}
