package io.chaoskit.internal.pressure;

import io.chaoskit.internal.thread.OwnThreads;
import io.chaoskit.internal.value.Limits;
import io.chaoskit.pressure.Pressure;
import java.util.List;

/**
 * Thread pressure: starts threads that do nothing. They are the fault, and so limits on threads count them, unlike ChaosKit's other threads:
 * {@link OwnThreads#counted}.
 *
 * @param threads 1 or more
 */
public record ThreadPressure(int threads) implements Pressure {

    private static final String NAME =
            OwnThreads.PRESSURE.substring(OwnThreads.PRESSURE.indexOf('-') + 1, OwnThreads.PRESSURE.length() - 1);

    /** Rejects fewer than one. */
    public ThreadPressure {
        Limits.atLeast(1, "threadPressure", threads);
    }

    @Override
    public void check() {
        ThreadRoom.require(text(), threads);
    }

    @Override
    public AutoCloseable open(Run run) {
        check();
        try {
            return Workers.start(threads, NAME, ThreadPressure::rest);
        } catch (OutOfMemoryError tooMany) {
            throw new IllegalStateException(
                    text() + " must fit into the limits of the system, but it let no more be started; ask for fewer",
                    tooMany);
        }
    }

    private static void rest(Workers all) {
        while (!all.closed()) {
            all.pause(Long.MAX_VALUE);
        }
    }

    @Override
    public String word() {
        return "threadPressure";
    }

    @Override
    public List<String> arguments() {
        return List.of(Integer.toString(threads));
    }
}
