package io.chaoskit.validator;

import io.chaoskit.value.Size;

/**
 * What a collection leaves in the heap does not go on growing. It is sampled after iterations, each time after a collection, more
 * and more seldom as the run goes on; at the end the trend of the samples is judged. An answer needs 32 samples, so at least 32
 * iterations: with fewer it cannot tell.
 *
 * @param tolerance a growth in the second half of the run that is no leak yet, more than zero
 */
public record NoMemoryLeak(Size tolerance) implements Validator {

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
}
