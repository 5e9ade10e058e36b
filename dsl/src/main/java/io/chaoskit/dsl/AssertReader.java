package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.validator.Validator;
import io.chaoskit.validator.Validators;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.Optional;

/**
 * Makes a validator of an {@code assert} in a scenario.
 *
 * @param core of the block it stands in
 * @param at its condition
 * @param text its condition as written
 * @param names the names it uses that no variable has
 */
record AssertReader(BlockCore core, SourceLocation at, String text, List<String> names) {

    /** What is known only at the end of a run. */
    private static final List<String> AT_END = List.of("latency", "successRate");
    /** What is known only in an iteration. */
    private static final List<String> IN_ITERATION = List.of("iteration", "lane");

    /** Empty when there is a mistake in it, which is noted. */
    Optional<Validator> read(String word, List<String> calls, Closure<?> candidate, Closure<?> assertion) {
        Optional<String> atEnd = AT_END.stream().filter(names::contains).findFirst();
        if (atEnd.isPresent()) {
            return outcome(atEnd.get(), assertion);
        }
        Object value = candidate == null ? null : core.evaluate(word, candidate);
        core.draft().used(value);
        if (value == Broken.VALUE) {
            return Optional.empty();
        }
        if (value instanceof Validator validator) {
            return Optional.of(validator);
        }
        if (value instanceof Effect || value instanceof Injector) {
            return mistake(
                    "assert must be given a validator or a condition, but was " + Arguments.show(value),
                    "inject " + text);
        }
        Optional<String> within = calls.stream().filter(this::isValidator).findFirst();
        if (within.isPresent()) {
            return mistake(
                    "'" + within.get() + "' must be asserted by itself, but is a part of " + text,
                    "assert allOf(…) for several of them, assert anyOf(…) for one of several");
        }
        return Optional.of(Validators.invariant(text, new ClosureCheck(assertion, Optional.ofNullable(candidate))));
    }

    private Optional<Validator> outcome(String word, Closure<?> assertion) {
        Optional<String> mixed = IN_ITERATION.stream().filter(names::contains).findFirst();
        return mixed.isPresent()
                ? mistake(
                        "'" + word + "' is known at the end of the run, but '" + mixed.get() + "' only in an iteration",
                        "assert them one by one")
                : Optional.of(Validators.outcome(word, text, new ClosureOutcome(word, assertion)));
    }

    static Validator graded(Validator validator, String severity) {
        return severity == null
                ? validator
                : switch (severity) {
                    case "critical" -> validator.critical();
                    case "warning" -> validator.warning();
                    default -> validator.info();
                };
    }

    private boolean isValidator(String word) {
        return Vocabulary.is(Kind.VALIDATOR, Place.SCENARIO, word) && !core.ownerHas(word);
    }

    private Optional<Validator> mistake(String message, String hint) {
        core.draft().mistake(new Mistake(at, message, hint));
        return Optional.empty();
    }
}
