package io.chaoskit.internal.dsl.form;

import groovy.lang.Closure;
import io.chaoskit.effect.Effect;
import io.chaoskit.model.StepBody;
import io.chaoskit.model.StepContext;
import io.chaoskit.site.Hit;
import io.chaoskit.validator.Observation;
import io.chaoskit.validator.OutcomeCheck;
import io.chaoskit.validator.RunOutcome;
import io.chaoskit.validator.StateCheck;
import io.chaoskit.validator.Validator;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.codehaus.groovy.runtime.typehandling.DefaultTypeTransformation;

/** Adapters that make closures of a script steps, effects, conditions and checks. */
public final class ClosureAdapters {

    private ClosureAdapters() {}

    /** The answer of a condition, by Groovy's truth; one that asserts is compiled to end in true. */
    private static boolean holds(Object answer) {
        return DefaultTypeTransformation.castToBoolean(answer);
    }

    /** A closure as a step: each lane has a copy of its own, so that lanes do not see each other's iteration. */
    static final class Step implements StepBody<Object> {

        private final Closure<?> body;
        private final ThreadLocal<Closure<?>> copies = new ThreadLocal<>();

        Step(Closure<?> body) {
            this.body = body;
        }

        @Override
        public void run(StepContext<Object> context) {
            Closure<?> copy = copies.get();
            if (copy == null || ((RunWords.Step) Closures.words(copy)).context() != context) {
                copy = Closures.bind(body, new RunWords.Step(body.getOwner(), context));
                copies.set(copy);
            }
            Closures.call(copy, context.target());
        }
    }

    /** A closure that looks at an iteration: each lane has a copy of its own. */
    private static final class PerLane {

        private final Closure<?> condition;
        private final ThreadLocal<Closure<?>> copies = new ThreadLocal<>();

        PerLane(Closure<?> condition) {
            this.condition = condition;
        }

        Object call(Observation seen) {
            Closure<?> copy = copies.get();
            if (copy == null || ((RunWords.Check) Closures.words(copy)).seen() != seen) {
                copy = Closures.bind(condition, new RunWords.Check(condition.getOwner(), seen));
                copies.set(copy);
            }
            return Closures.call(copy, seen.target());
        }
    }

    /**
     * A closure {@code { hit -> … }} as an effect, at the start of each step unless a site is named.
     *
     * @param body applied to each hit
     */
    record OnHit(Closure<?> body) implements Effect {

        @Override
        public void apply(Hit hit) {
            HitMistake.calling(body, "effect", Closures.bind(body, new RunWords.AtHit(body.getOwner(), hit)), hit);
        }

        @Override
        public String text() {
            return "custom";
        }
    }

    /**
     * A closure as the condition of a trigger, called by many threads at once: each call has a copy of its own.
     *
     * @param condition as written
     */
    public record HitCondition(Closure<?> condition) implements Predicate<Hit> {

        @Override
        public boolean test(Hit hit) {
            try {
                return holds(Closures.callAsIs(
                        Closures.bind(condition, new RunWords.AtHit(condition.getOwner(), hit)), hit));
            } catch (Throwable wrong) {
                throw new HitMistake(condition, "trigger 'when' of " + hit.injector()).of(wrong);
            }
        }
    }

    /**
     * A closure that makes an exception for each fault.
     *
     * @param word that it is given to
     * @param closure called by many threads at once, and once while the scenario is read
     */
    record Maker(String word, Closure<?> closure) implements Supplier<Throwable> {

        @Override
        public Throwable get() {
            Object made = HitMistake.calling(closure, "closure of " + word, (Closure<?>) closure.clone(), null);
            if (made == Broken.VALUE) {
                throw new Broken.Given();
            }
            if (made instanceof Throwable exception) {
                return exception;
            }
            throw new IllegalArgumentException(
                    word + " must be given a closure that makes an exception, but it made " + Shown.of(made));
        }
    }

    /** A closure of {@code stateConsistency}: it answers, or it asserts. */
    static final class State implements StateCheck {

        private final PerLane condition;

        State(Closure<?> condition) {
            this.condition = new PerLane(condition);
        }

        @Override
        public boolean holds(Observation seen) {
            return ClosureAdapters.holds(condition.call(seen));
        }
    }

    /**
     * A closure about the whole run: it answers, or it asserts.
     *
     * @param condition called by one thread
     */
    public record Outcome(Closure<?> condition) implements OutcomeCheck {

        @Override
        public boolean holds(RunOutcome outcome) {
            Closure<?> own = Closures.bind(condition, new RunWords.AtEnd(condition.getOwner(), outcome));
            return ClosureAdapters.holds(Closures.call(own, outcome.target()));
        }
    }

    /** A plain {@code assert} about the whole run: it throws when it does not hold, and has no value. */
    public static OutcomeCheck asserted(Closure<?> assertion) {
        OutcomeCheck check = new Outcome(assertion);
        return outcome -> {
            check.holds(outcome);
            return true;
        };
    }

    /** A plain {@code assert} as a condition, with a copy for each lane. */
    public static final class Assertion implements StateCheck {

        private final PerLane assertion;
        private final Optional<PerLane> value;

        /** An assertion, and its condition alone when that could be a validator. */
        public Assertion(Closure<?> assertion, Optional<Closure<?>> value) {
            this.assertion = new PerLane(assertion);
            this.value = value.map(PerLane::new);
        }

        /** A value that may be a validator by mistake is looked at first, since a validator is always true; the assertion draws the picture. */
        @Override
        public boolean holds(Observation seen) {
            if (value.isPresent() && isTrue(value.get().call(seen))) {
                return true;
            }
            assertion.call(seen);
            return value.isEmpty();
        }

        private static boolean isTrue(Object answer) {
            if (answer instanceof Validator validator) {
                throw new IllegalStateException("this is the validator " + validator.name()
                        + ", which was not checked; put it into a variable before the scenario");
            }
            return ClosureAdapters.holds(answer);
        }
    }
}
