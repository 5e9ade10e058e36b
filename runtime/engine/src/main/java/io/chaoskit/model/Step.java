package io.chaoskit.model;

import io.chaoskit.value.SourceLocation;
import java.util.Objects;

/**
 * One step of an iteration.
 *
 * @param name unique in the scenario
 * @param body what it does
 * @param at where it was written
 */
public record Step(String name, StepBody<Object> body, SourceLocation at) {

    /** Rejects null parts and a blank name. */
    public Step {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(body, "body");
        Objects.requireNonNull(at, "at");
        if (name.isBlank()) {
            throw new IllegalArgumentException("step must have a name, but was ''");
        }
    }
}
