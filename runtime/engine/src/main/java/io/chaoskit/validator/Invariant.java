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
record Invariant(String id, String name, StateCheck condition) implements Validator {

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
            return verdict(name, condition.holds(seen));
        } catch (AssertionError violated) {
            return violation(name, violated);
        }
    }

    private static Optional<String> verdict(String name, boolean holds) {
        return holds ? Optional.empty() : Optional.of(name + " must hold, but does not");
    }

    private static Optional<String> violation(String name, AssertionError violated) {
        return violated.getMessage() == null ? verdict(name, false) : Optional.of(violated.getMessage());
    }

    /**
     * A condition of the user's own on how the run went, looked at once after its last iteration.
     *
     * @param id what it is about: {@code latency}, {@code successRate} or {@code outcome}
     * @param name its text
     * @param condition called once
     */
    record AtEnd(String id, String name, OutcomeCheck condition) implements Validator {

        /** Rejects null parts. */
        AtEnd {
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
                return verdict(name, condition.holds(outcome));
            } catch (AssertionError violated) {
                return violation(name, violated);
            }
        }
    }
}
