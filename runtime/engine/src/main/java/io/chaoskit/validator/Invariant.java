package io.chaoskit.validator;

import io.chaoskit.internal.text.Plural;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.LongAdder;

/**
 * A condition of the user's own, looked at after each iteration, or at quiet points when several lanes share the target.
 *
 * @param id {@code invariant} or {@code stateConsistency}
 * @param name its label or its text
 * @param condition called by all lanes at once
 * @param moment whether it is meant for each moment, whatever other lanes do
 */
record Invariant(String id, String name, StateCheck condition, boolean moment) implements Validator {

    static final String AT_END = "at the end";

    /** Rejects null parts. */
    public Invariant {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
    }

    @Override
    public Validator always() {
        return new Invariant(id, name, condition, true);
    }

    @Override
    public Check arm(RunAccess run) {
        boolean shared = run.lanes() > 1 && run.oneTarget();
        if (shared && !moment) {
            return new AtQuietPoints();
        }
        return new EachIteration(shared ? "at each moment" : "after each iteration");
    }

    private Optional<String> check(Observation seen) throws Exception {
        try {
            return verdict(name, condition.holds(seen));
        } catch (AssertionError violated) {
            return violation(name, violated);
        }
    }

    /** Looks after each iteration. */
    private final class EachIteration implements Check {

        private final String looked;

        EachIteration(String looked) {
            this.looked = looked;
        }

        @Override
        public Optional<String> check(Observation seen) throws Exception {
            return Invariant.this.check(seen);
        }

        @Override
        public String looked() {
            return looked;
        }
    }

    /** Looks when no lane is at work on the target. */
    private final class AtQuietPoints implements Check {

        private final LongAdder looks = new LongAdder();

        @Override
        public boolean atQuietPoints() {
            return true;
        }

        @Override
        public Optional<String> check(Observation seen) {
            return Optional.empty();
        }

        @Override
        public Optional<String> checkAtQuietPoint(Observation seen) throws Exception {
            looks.increment();
            return Invariant.this.check(seen);
        }

        @Override
        public String looked() {
            return quietPoints(looks.sum());
        }
    }

    /** When a check looked that did so at this number of quiet points. */
    static String quietPoints(long count) {
        return count == 0 ? "at no quiet point" : "at " + Plural.of(count, "quiet point");
    }

    /** What to throw when a condition that is looked at once shall be looked at always. */
    static IllegalArgumentException onceOnly(String name) {
        return new IllegalArgumentException(name + " is looked at once, at the end; remove .always()");
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
        public Validator always() {
            throw onceOnly(name);
        }

        @Override
        public boolean ofWholeRun() {
            return true;
        }

        @Override
        public Optional<OutcomeCheck> outcomeCheck() {
            return Optional.of(condition);
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

                @Override
                public String looked() {
                    return AT_END;
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
