package io.chaoskit.model;

import io.chaoskit.validator.Validator;
import io.chaoskit.value.SourceLocation;
import java.util.List;
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

    /** One more, with an id that none of the others has. */
    static Assertion among(List<Assertion> others, String name, Validator validator, SourceLocation at) {
        long same = others.stream()
                .filter(each -> each.validator().id().equals(validator.id()))
                .count();
        String id = same == 0 ? validator.id() : validator.id() + "-" + (same + 1);
        return new Assertion(id, name, validator, at);
    }
}
