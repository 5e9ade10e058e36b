package io.chaoskit.validator;

import io.chaoskit.value.Clock;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;
import java.util.function.LongToDoubleFunction;

/**
 * Samples of a value that is expensive to measure, spread over a run however long it is and whenever it ends, in constant memory.
 *
 * <p>One is taken at each 48th part of the run, whatever it costs, and after each iteration of a run that has few. In between one
 * is taken where that is cheap, more and more seldom as the run goes on: a run that is stopped has samples of what there was of it. When
 * the room is full, the sample goes that has the nearest neighbours.
 *
 * <p>Safe for all lanes: one of them samples, the others wait. A sample stands where the run is when it is measured, and not where it was
 * when its lane came: of those that come together at the end of a run, all see the same.
 */
final class SpreadSamples {

    private static final int ROOM = 64;
    private static final int PARTS = 48;
    /** A run of fewer iterations has a sample after each, because lanes or a slow target may bring many at once. */
    private static final int FEW = 2 * ROOM;

    /** Cheap: samples take at most a twentieth of the time. */
    private static final int PAUSE_PER_COST = 19;
    /** The unit of {@link #at}: a share of 1 is this many. */
    private static final double WHOLE = 1L << 52;

    private final LongSupplier value;
    private final LongToDoubleFunction share;
    private final Clock clock;
    private final long[] at = new long[ROOM];
    private final long[] values = new long[ROOM];
    private final long[] iterations = new long[ROOM];
    private final AtomicLong iterationsOver = new AtomicLong();
    private int size;
    private long cost;
    private long ended;
    private volatile double last;

    /** {@code share} says which part of the run is over after so many iterations. */
    SpreadSamples(LongSupplier value, LongToDoubleFunction share, Clock clock) {
        this.value = value;
        this.share = share;
        this.clock = clock;
    }

    /** So many iterations are over: takes a sample when it is time for one. */
    void offer(long iteration) {
        iterationsOver.accumulateAndGet(iteration, Math::max);
        double over = share.applyAsDouble(iteration);
        boolean few = iteration <= FEW * over;
        if (few || over - last >= Math.min(1.0 / PARTS, over / ROOM)) {
            take(over, few);
        }
    }

    private synchronized void take(double over, boolean few) {
        boolean due = over - last >= 1.0 / PARTS;
        boolean cheap = over - last >= over / ROOM && clock.nanoTime() - ended >= PAUSE_PER_COST * cost;
        if (few || due || cheap) {
            long start = clock.nanoTime();
            add(value.getAsLong());
            ended = clock.nanoTime();
            cost = ended - start;
        }
    }

    private void add(long measured) {
        if (size == ROOM) {
            removeOne();
        }
        long iteration = iterationsOver.get();
        double over = share.applyAsDouble(iteration);
        at[size] = size == 0 ? position(over) : Math.max(at[size - 1], position(over));
        iterations[size] = iteration;
        values[size++] = measured;
        last = Math.max(last, over);
    }

    /** Not the first and not the last one. */
    private void removeOne() {
        int least = 1;
        for (int i = 2; i < size - 1; i++) {
            least = at[i + 1] - at[i - 1] < at[least + 1] - at[least - 1] ? i : least;
        }
        size--;
        for (long[] each : new long[][] {at, values, iterations}) {
            System.arraycopy(each, least + 1, each, least, size - least);
        }
    }

    synchronized int size() {
        return size;
    }

    synchronized long first() {
        return values[0];
    }

    synchronized long latest() {
        return values[size - 1];
    }

    /** Over the parts of a run that ended after so many iterations. */
    synchronized Trend trend(long completed) {
        long end = size == 0 ? 0 : Math.max(at[size - 1], position(share.applyAsDouble(completed)));
        return new Trend(end, Arrays.copyOf(at, size), Arrays.copyOf(values, size));
    }

    private static long position(double share) {
        return (long) (share * WHOLE);
    }

    /** The iterations after which the last so many samples were taken: of the first of them, and of the last. */
    synchronized long[] range(int lastSamples) {
        return new long[] {iterations[size - lastSamples], iterations[size - 1]};
    }
}
