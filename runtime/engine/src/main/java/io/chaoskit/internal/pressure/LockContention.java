package io.chaoskit.internal.pressure;

import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Durations;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.locks.Lock;
import java.util.function.UnaryOperator;

/**
 * Lock contention: one thread takes a lock of the code under test, holds it, lets it go for as long, and takes it again. A
 * {@link Lock} is locked; of any other object it is the monitor.
 *
 * <p>A thread that waits for a monitor cannot be called off: when the code under test keeps the monitor past the end, the thread
 * ends as soon as it gets it, and the report says so.
 *
 * @param subject the lock, for people
 * @param lock finds it when the pressure is put on; gets the object under test
 * @param hold how long it is held at a time, more than zero
 */
public record LockContention(String subject, UnaryOperator<Object> lock, Duration hold) implements Pressure {

    /** How long it is held by default. */
    public static final Duration HOLD = Duration.ofMillis(5);

    /** Rejects zero and less. */
    public LockContention {
        Objects.requireNonNull(lock, "lock");
        Durations.positive("hold", hold);
    }

    /**
     * Contention for a lock that is there already.
     *
     * @param lock any object
     * @param hold more than zero
     * @return the pressure
     * @throws IllegalArgumentException if there is no object, or no time
     */
    public static LockContention of(Object lock, Duration hold) {
        if (lock == null) {
            throw new IllegalArgumentException(
                    "lockContention must be given a monitor or a lock, but was given null; { it.lock } finds it in the"
                            + " target");
        }
        return new LockContention(lock.getClass().getSimpleName(), target -> lock, hold);
    }

    @Override
    public AutoCloseable open(Run run) {
        Object found = lock.apply(run.target());
        if (found == null) {
            throw new IllegalStateException(text() + " must find a monitor or a lock, but found null");
        }
        return Workers.start(1, "lock-contention", worker -> {
            while (!worker.closed()) {
                holdOnce(found, worker);
                worker.pause(hold.toNanos());
            }
        });
    }

    private void holdOnce(Object found, Workers worker) {
        if (found instanceof Lock explicit) {
            explicit.lock();
            try {
                worker.pause(hold.toNanos());
            } finally {
                explicit.unlock();
            }
        } else {
            synchronized (found) {
                worker.pause(hold.toNanos());
            }
        }
    }

    @Override
    public String word() {
        return "lockContention";
    }

    @Override
    public List<String> arguments() {
        return hold.equals(HOLD) ? List.of(subject) : List.of(subject, "hold: " + Durations.format(hold));
    }
}
