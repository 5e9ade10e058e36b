package io.chaoskit.model;

import io.chaoskit.value.SourceLocation;
import java.util.Objects;

/**
 * One step of an iteration.
 *
 * @param name unique in the scenario
 * @param body what it does
 * @param at where it was written
 * @param tolerates what it may end with, besides what all steps of the scenario may
 */
public record Step(String name, StepBody<Object> body, SourceLocation at, Tolerance tolerates) {

    /** Rejects null parts and a blank name. */
    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(at, "at");
        Objects.requireNonNull(tolerates, "tolerates");
        if (name.isBlank()) {
            throw new IllegalArgumentException("step must have a name, but was ''");
        }
    }

    /**
     * A step that must end normally.
     *
     * @param name unique in the scenario
     * @param body what it does
     * @param at where it was written
     */
    public Step(String name, StepBody<Object> body, SourceLocation at) {
        this(name, body, at, Tolerance.NONE);
    }
}
