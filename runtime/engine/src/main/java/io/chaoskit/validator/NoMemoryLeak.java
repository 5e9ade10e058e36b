package io.chaoskit.validator;

import io.chaoskit.value.Size;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What a collection leaves in the heap does not go on growing. It is sampled after iterations, each time after a collection, at
 * each 48th part of the run and more often where that takes no time; at the end the trend of the samples in the second half of the run is judged.
 * An answer needs 32 samples, so at least 32 iterations: with fewer it cannot tell.
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
        return new LiveSet(tolerance, run);
    }

    /** Samples what a collection leaves in the heap. */
    private static final class LiveSet implements Check {

        private final Heap heap = new Heap();
        private final AtomicLong iterations = new AtomicLong();
        private final Size tolerance;
        private final SpreadSamples samples;

        LiveSet(Size tolerance, RunAccess run) {
            this.tolerance = tolerance;
            this.samples = new SpreadSamples(heap::retained, run::share, run.clock());
        }

        @Override
        public Optional<String> check(Observation seen) {
            samples.offer(iterations.incrementAndGet());
            return Optional.empty();
        }

        @Override
        public Optional<String> checkAtEnd() {
            Trend trend = samples.trend(iterations.get());
            if (!trend.enough()) {
                throw new IllegalStateException(tooFew(trend));
            }
            return trend.growsBy(tolerance.bytes()) ? Optional.of(describe(trend.last(2))) : Optional.empty();
        }

        private static String tooFew(Trend trend) {
            if (trend.enoughSamples()) {
                return "it needs samples of the heap after different iterations, but the lanes ended nearly all at once;"
                        + " repeat more";
            }
            return trend.size() < Trend.NEEDED
                    ? "it needs " + Trend.NEEDED + " samples of the heap, each after an iteration, but the run had "
                            + trend.size() + "; repeat more"
                    : "it needs " + Trend.NEEDED_IN_HALF
                            + " samples of the heap in the second half of the run, but had "
                            + trend.last(2).size() + "; let it run longer";
        }

        private String describe(Trend half) {
            long[] range = samples.range(half.size());
            long each = (long) (half.growth() / Math.max(1, range[1] - range[0]));
            return "retained heap must not go on growing, but grew by " + Size.rounded((long) half.growth())
                    + " from iteration " + range[0] + " to " + range[1] + " (" + Size.rounded(each)
                    + " an iteration, " + half.size() + " samples)";
        }

        @Override
        public String measured() {
            return samples.size() == 0 ? "" : Size.rounded(samples.first()) + " to " + Size.rounded(samples.latest());
        }
    }
}
