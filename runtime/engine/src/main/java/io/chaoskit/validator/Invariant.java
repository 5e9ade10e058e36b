package io.chaoskit.validator;

import java.util.Objects;
import java.util.Optional;

/**
 * A condition of the user's own, looked at after each iteration.
 *
 * @param id {@code invariant} or {@code stateConsistency}
 * @param name its label or its text
 * @param condition called by all lanes at once
 */
public record Invariant(String id, String name, StateCheck condition) implements Validator {

    /** Rejects null parts. */
    public Invariant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
    }

    @Override
    public Check arm(RunAccess run) {
        return this::check;
    }

    private Optional<String> check(Observation seen) throws Exception {
        try {
            return condition.holds(seen) ? Optional.empty() : Optional.of(name + " must hold, but does not");
        } catch (AssertionError violated) {
            return Optional.of(
                    violated.getMessage() == null ? name + " must hold, but does not" : violated.getMessage());
        }
    }
}
