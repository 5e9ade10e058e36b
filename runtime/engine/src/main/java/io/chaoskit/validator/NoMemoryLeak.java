package io.chaoskit.validator;

import io.chaoskit.value.Clock;
import io.chaoskit.value.Size;
import java.util.Arrays;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a collection leaves in the heap does not go on growing. It is sampled after iterations, each time after a collection, more
 * and more seldom as the run goes on; at the end the trend of the samples is judged. An answer needs 32 samples, so at least 32
 * iterations: with fewer it cannot tell.
 *
 * @param tolerance a growth in the second half of the run that is no leak yet, more than zero
 */
record NoMemoryLeak(Size tolerance) implements Validator {

    /** The tolerance where none is given. */
    public static final Size USUAL = Size.of(1, "mb");

    /** Rejects zero and less. */
    public NoMemoryLeak {
        Size.positive("tolerance", tolerance);
    }

    @Override
    public String id() {
        return "noMemoryLeak";
    }

    @Override
    public String name() {
        return "noMemoryLeak(" + (tolerance.equals(USUAL) ? "" : "tolerance: " + tolerance) + ")";
    }

    @Override
    public Check arm(RunAccess run) {
        return new LiveSet(tolerance, run.clock());
    }

    /** Samples what a collection leaves in the heap, in constant memory: when its room is full, it keeps every second sample. */
    private static final class LiveSet implements Check {

        private static final int ROOM = 2 * Trend.NEEDED;
        /** Collections take at most a tenth of the time, once there are samples enough. */
        private static final int PAUSE_PER_COST = 9;

        private final Heap heap = new Heap();
        private final AtomicLong iterations = new AtomicLong();
        private final long[] at = new long[ROOM];
        private final long[] bytes = new long[ROOM];
        private final Size tolerance;
        private final Clock clock;
        private int samples;
        private long stride = 1;
        private long notBefore;
        private volatile long next = 1;

        LiveSet(Size tolerance, Clock clock) {
            this.tolerance = tolerance;
            this.clock = clock;
        }

        @Override
        public Optional<String> check(Observation seen) {
            long now = iterations.incrementAndGet();
            if (now >= next) {
                sample(now);
            }
            return Optional.empty();
        }

        private synchronized void sample(long iteration) {
            long start = clock.nanoTime();
            boolean early = samples >= Trend.NEEDED && start - notBefore < 0;
            if (iteration < next || early || samples > 0 && iteration <= at[samples - 1]) {
                return;
            }
            at[samples] = iteration;
            bytes[samples++] = heap.retained();
            long end = clock.nanoTime();
            notBefore = end + PAUSE_PER_COST * (end - start);
            if (samples == ROOM) {
                thinOut();
            }
            next = iteration + stride;
        }

        private void thinOut() {
            samples = ROOM / 2;
            stride *= 2;
            for (int i = 0; i < samples; i++) {
                at[i] = at[2 * i + 1];
                bytes[i] = bytes[2 * i + 1];
            }
        }

        @Override
        public synchronized Optional<String> checkAtEnd() {
            Trend trend = trend();
            if (!trend.enough()) {
                throw new IllegalStateException(
                        "it needs " + Trend.NEEDED + " samples of the heap, each after an iteration, but the run had "
                                + samples + "; repeat more");
            }
            if (!trend.growsBy(tolerance.bytes())) {
                return Optional.empty();
            }
            Trend half = trend.last(2);
            return Optional.of("retained heap must not go on growing, but grew by " + Size.rounded((long) half.growth())
                    + " from iteration " + half.at()[0] + " to " + half.at()[half.at().length - 1] + " ("
                    + Size.rounded((long) half.slope()) + " an iteration, " + half.at().length + " samples)");
        }

        private Trend trend() {
            return new Trend(Arrays.copyOf(at, samples), Arrays.copyOf(bytes, samples));
        }

        @Override
        public synchronized String measured() {
            return samples == 0 ? "" : Size.rounded(bytes[0]) + " to " + Size.rounded(bytes[samples - 1]);
        }
    }
}
