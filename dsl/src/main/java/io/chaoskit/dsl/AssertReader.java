package io.chaoskit.dsl;

import groovy.lang.Closure;
import io.chaoskit.dsl.Word.Kind;
import io.chaoskit.effect.Effect;
import io.chaoskit.injector.Injector;
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
 */
record AssertReader(BlockCore core, SourceLocation at, String text) {

    /** Empty when there is a mistake in it, which is noted. */
    Optional<Validator> read(String word, List<String> calls, Closure<?> candidate, Closure<?> assertion) {
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

    private boolean isValidator(String word) {
        return Vocabulary.is(Kind.VALIDATOR, Place.SCENARIO, word) && !core.ownerHas(word);
    }

    private Optional<Validator> mistake(String message, String hint) {
        core.draft().mistake(new Mistake(at, message, hint));
        return Optional.empty();
    }
}
