package io.chaoskit.internal.pressure;

import io.chaoskit.pressure.Pressure;
import io.chaoskit.value.Clock;
import io.chaoskit.value.Size;
import java.time.Duration;
import java.util.List;

/**
 * Garbage collector pressure: one thread allocates so many bytes a second and drops them at once. It
 * measures what it is behind, and reaches what one thread can allocate, some gigabytes a second.
 *
 * @param perSecond more than zero
 */
public record GcPressure(Size perSecond) implements Pressure {

    private static final int CHUNK = 16 << 10;
    private static final int HEADER = 16;
    /** Garbage lives until it is overwritten: for the compiler it must be seen to be stored. */
    private static final int LIVE = 64;

    private static final double SECOND = Duration.ofSeconds(1).toNanos();
    private static final long REST = Duration.ofMillis(2).toNanos();
    /** How far it may be behind and still make up for it. */
    private static final long MOST_BEHIND = Duration.ofMillis(100).toNanos();

    /** Rejects zero and less. */
    public GcPressure {
        Size.positive("gcPressure", perSecond);
    }

    @Override
    public AutoCloseable open(Run run) {
        return Workers.start(1, "gc-pressure", this::allocate);
    }

    private void allocate(Workers worker) {
        byte[][] live = new byte[LIVE][];
        long start = Clock.SYSTEM.nanoTime();
        double allocated = 0;
        for (int i = 0; !worker.closed(); i++) {
            long now = Clock.SYSTEM.nanoTime();
            double due = perSecond.bytes() / SECOND * (now - start);
            if (due - allocated < CHUNK) {
                worker.pause(REST);
                continue;
            }
            live[i & (LIVE - 1)] = new byte[CHUNK - HEADER];
            // What could not be done in time is not made up for later in one go.
            allocated = Math.max(allocated + CHUNK, due - perSecond.bytes() / SECOND * MOST_BEHIND);
        }
    }

    @Override
    public String word() {
        return "gcPressure";
    }

    @Override
    public List<String> arguments() {
        return List.of(perSecond + " per second");
    }
}
