package io.chaoskit.site;

import java.util.Objects;

/**
 * The moment before a step, on the thread that runs it.
 *
 * @param step the step's name, or {@code *} for every step
 */
public record StepStart(String step) implements Site {

    /** Before each step. */
    public static final StepStart EVERY = new StepStart("*");

    /** Rejects null. */
    public StepStart {
        Objects.requireNonNull(step, "step");
    }

    @Override
    public String text() {
        return "step('" + step + "')";
    }

    @Override
    public boolean oncePerIteration() {
        return true;
    }

    @Override
    public String whyUnreached() {
        return equals(EVERY) ? "no step was started" : "step '" + step + "' was not started in any iteration";
    }
}
