package io.chaoskit.model;

import io.chaoskit.validator.Validator;
import io.chaoskit.value.SourceLocation;
import java.util.Objects;

/**
 * A validator in a scenario.
 *
 * @param id unique in the scenario: the validator's own, with a number when it is there more than once
 * @param name the user's label, or the validator's name
 * @param validator what is checked
 * @param at where it was written
 */
public record Assertion(String id, String name, Validator validator, SourceLocation at) {

    /** Rejects null parts. */
    public Assertion {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(validator, "validator");
        Objects.requireNonNull(at, "at");
    }
}
