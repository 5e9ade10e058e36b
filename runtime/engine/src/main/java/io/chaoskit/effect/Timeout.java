package io.chaoskit.effect;

import io.chaoskit.site.Hit;
import io.chaoskit.site.MethodShape;
import io.chaoskit.value.Durations;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/**
 * A timeout: makes a call take its time and then fail without running, with the timeout exception that the method
 * declares ({@link SocketTimeoutException} for an {@code IOException}, {@code SQLTimeoutException} for an {@code SQLException},
 * {@link TimeoutException}), else with an {@link InjectedException}.
 *
 * @param after how long it takes, more than zero
 */
public record Timeout(Duration after) implements MethodEffect {

    private static final List<String> KNOWN = List.of(
            "java.sql.SQLTimeoutException", SocketTimeoutException.class.getName(), TimeoutException.class.getName());

    /** Rejects zero and less. */
    public Timeout {
        Durations.positive("timeout", after);
    }

    @Override
    public void apply(Hit hit) throws Throwable {
        MethodShape method = hit.call().method();
        hit.pause(after);
        String message = "injected time-out after " + Durations.format(after) + " at " + method.text();
        for (String name : KNOWN) {
            Class<? extends Throwable> type = type(name);
            if (type != null && method.mayThrow(type)) {
                throw new Throwing.OfType(type, message).made(hit);
            }
        }
        throw new InjectedException(message);
    }

    /** The module of SQL may not be there. */
    private static Class<? extends Throwable> type(String name) {
        try {
            return Class.forName(name).asSubclass(Throwable.class);
        } catch (ClassNotFoundException notThere) {
            return null;
        }
    }

    @Override
    public String text() {
        return "timeout(" + Durations.format(after) + ")";
    }
}
