package io.chaoskit.internal.dsl.block;

import groovy.lang.Closure;
import io.chaoskit.effect.Effect;
import io.chaoskit.effect.Injector;
import io.chaoskit.internal.dsl.form.Broken;
import io.chaoskit.internal.dsl.form.ClosureAdapters;
import io.chaoskit.internal.dsl.form.Explanation;
import io.chaoskit.internal.dsl.form.Kind;
import io.chaoskit.internal.dsl.form.RunWords;
import io.chaoskit.internal.dsl.form.Shown;
import io.chaoskit.internal.dsl.form.WordTable;
import io.chaoskit.internal.text.Nearest;
import io.chaoskit.validator.Validator;
import io.chaoskit.validator.Validators;
import io.chaoskit.value.Mistake;
import io.chaoskit.value.SourceLocation;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Makes a validator of an {@code assert} in a scenario.
 *
 * @param block the block it stands in
 * @param at its condition
 * @param text its condition as written
 * @param names the names it uses that no variable has
 */
record AssertReader(BlockWords block, SourceLocation at, String text, List<String> names) {

    /** Words of a condition about the whole run. */
    private static final Set<String> AT_END = WordTable.of(RunWords.AtEnd.class).names();
    /** Words of a condition about an iteration. */
    private static final Set<String> IN_ITERATION =
            WordTable.of(RunWords.Check.class).names();

    /** Those of them that name the iteration. */
    private static final Set<String> OF_ITERATION = Set.of("iteration", "lane");

    /** Empty when there is a mistake in it, which is noted. */
    Optional<Validator> read(String word, List<String> calls, Closure<?> candidate, Closure<?> assertion) {
        Optional<String> atEnd = named(AT_END, IN_ITERATION);
        if (atEnd.isPresent()) {
            return outcome(atEnd.get(), assertion);
        }
        Object value = candidate == null ? null : evaluate(word, candidate);
        block.draft().used(value);
        if (value == Broken.VALUE) {
            return Optional.empty();
        }
        if (value instanceof Validator validator) {
            return Optional.of(validator);
        }
        if (value instanceof Effect || value instanceof Injector) {
            return mistake(
                    "assert must be given a validator or a condition, but was " + Shown.of(value), "inject " + text);
        }
        Optional<String> within = calls.stream().filter(this::isValidator).findFirst();
        if (within.isPresent()) {
            return mistake(
                    "'" + within.get() + "' must be asserted by itself, but is a part of " + text,
                    "assert allOf(…) for several of them, assert anyOf(…) for one of several");
        }
        Validator condition =
                Validators.invariant(text, new ClosureAdapters.Assertion(assertion, Optional.ofNullable(candidate)));
        // One that names the iteration is about each of them, and not about the state between two.
        return Optional.of(names.stream().anyMatch(OF_ITERATION::contains) ? condition.always() : condition);
    }

    /** The mistake of a name in a condition that is neither a word nor anything of the script's. */
    static Mistake unknown(String name, SourceLocation at) {
        return Nearest.to(name, AllWords.inConditions())
                .map(near -> new Mistake(at, "there is no '" + name + "' in an assert", "did you mean '" + near + "'?"))
                .orElseGet(() -> Explanation.ofVariable(name, at));
    }

    /** A word of the condition that only one kind of condition knows. */
    private Optional<String> named(Set<String> known, Set<String> unknown) {
        return known.stream()
                .filter(word -> names.contains(word) && !unknown.contains(word))
                .findFirst();
    }

    /**
     * The value of a condition when it may be a validator: a word of ours is called now, a method of the script only when it says that
     * it makes a validator, and anything else when it is safe to look at.
     */
    private Object evaluate(String word, Closure<?> candidate) {
        if (word == null) {
            return block.draft().probe(candidate);
        }
        if (block.dictionary().has(block.place(), word)) {
            return evaluateWord(candidate);
        }
        boolean now =
                !word.isEmpty() && (!block.around().has(word) || block.around().makesValidator(word));
        return now ? candidate.call() : null;
    }

    /** A wrong value is noted where the word is made; what is left is a word behind it that does not fit. */
    private Object evaluateWord(Closure<?> candidate) {
        try {
            return candidate.call();
        } catch (IllegalArgumentException e) {
            block.draft().statementFailed(e, () -> List.of(Mistake.of(at, e.getMessage())));
            return Broken.VALUE;
        }
    }

    private Optional<Validator> outcome(String word, Closure<?> assertion) {
        Optional<String> mixed = named(IN_ITERATION, AT_END);
        return mixed.isPresent()
                ? mistake(
                        "'" + word + "' is known at the end of the run, but '" + mixed.get() + "' only in an iteration",
                        "assert them one by one")
                : Optional.of(Validators.outcome(word, text, ClosureAdapters.asserted(assertion)));
    }

    /** The validator with the words behind it; empty when one does not fit, which is noted. */
    Optional<Validator> graded(Validator validator, List<String> grades) {
        Validator graded = validator;
        for (String word : grades) {
            try {
                graded = switch (word) {
                    case "critical" -> graded.critical();
                    case "warning" -> graded.warning();
                    case "info" -> graded.info();
                    default -> graded.always();
                };
            } catch (IllegalArgumentException e) {
                block.draft().mistake(Mistake.of(at, e.getMessage()));
                return Optional.empty();
            }
        }
        return Optional.of(graded);
    }

    private boolean isValidator(String word) {
        return block.dictionary().is(Kind.VALIDATOR, block.place(), word)
                && !block.around().has(word);
    }

    private Optional<Validator> mistake(String message, String hint) {
        block.draft().mistake(new Mistake(at, message, hint));
        return Optional.empty();
    }
}
