package io.chaoskit.validator;

import java.util.Objects;
import java.util.Optional;

/**
 * A condition of the user's own on how the run went, looked at once after its last iteration.
 *
 * @param id what it is about: {@code latency}, {@code successRate} or {@code outcome}
 * @param name its text
 * @param condition called once
 */
public record OutcomeCondition(String id, String name, OutcomeCheck condition) implements Validator {

    /** Rejects null parts. */
    public OutcomeCondition {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
    }

    @Override
    public Check arm(RunAccess run) {
        return new Check() {
            @Override
            public Optional<String> check(Observation seen) {
                return Optional.empty();
            }

            @Override
            public Optional<String> checkAtEnd() throws Exception {
                return judge(run.outcome());
            }
        };
    }

    private Optional<String> judge(RunOutcome outcome) throws Exception {
        try {
            return condition.holds(outcome) ? Optional.empty() : Optional.of(name + " must hold, but does not");
        } catch (AssertionError violated) {
            return Optional.of(
                    violated.getMessage() == null ? name + " must hold, but does not" : violated.getMessage());
        }
    }
}
